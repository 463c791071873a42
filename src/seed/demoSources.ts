/** A client's own notes for the demo, marked as samples: their figures are illustrative. */
export const demoSources = [
  {
    title: 'Sample note: lighting retrofit programme, first results',
    tags: ['energy', 'lighting', 'buildings'],
    note: `Sample data for demonstration. In the first year of the lighting retrofit programme, 48 commercial buildings replaced their fittings. Electricity use for lighting fell by 37% on average. The largest office building in the programme cut its lighting bill from $212,000 to $128,000 a year. Payback took 2.6 years on average, compared with the 4 years that owners had expected before the work.

Savings by kind of building were uneven. Offices saved 41%, retail space saved 34%, warehouses saved 46% and schools saved 27%. Warehouses gained most because fittings had been on for the whole shift and sensors now switch them off between deliveries.

Building managers named three obstacles. Tenants feared disruption, budgets were split between owner and tenant, and nobody had measured consumption before. "We could not argue for the money until we had a meter on every floor," said the facilities lead of one participating building. After meters were installed, 9 out of 10 owners approved the second phase.

The programme team recommends to begin with a two-week metering period, to replace fittings floor by floor outside office hours, and to share savings between owner and tenant by contract.`,
  },
  {
    title: 'Sample note: heat pumps in mid-size buildings',
    tags: ['energy', 'heat pumps', 'buildings'],
    note: `Sample data for demonstration. Twelve mid-size buildings moved from gas boilers to heat pumps between 2023 and 2025. Heating energy fell by 58% and carbon emissions from heating fell by 64%. Average installation cost was $310 per square metre of boiler room replaced, and grants covered 22% of it.

Comfort complaints rose in the first winter and then fell. There were 140 complaints in the first winter, 61 in the second and 38 in the third. The programme puts the first winter down to flow temperatures that had been set too low.

Electricity demand at the morning peak rose by 18% in buildings without a buffer tank and by 6% in buildings with one. Owners who added a tank paid 11% more at the start and recovered it within 3 years.`,
  },
]

import { renderPdf, closeRenderer } from '@/src/render/pdf'
import { renderDocument } from '@/src/render/document/render'
import { shippedDesign, sampleContent, shippedCodes } from '@/src/render/document/designs'
import { closeTemplates } from '@/src/render/liquid/liquid'
import { writeFileSync, readFileSync } from 'node:fs'
const variant = process.argv[2] ?? 'plain'
const codes = process.argv[3] ? process.argv[3].split(',') : shippedCodes()
const content:any = sampleContent()
const branding:any = { colors:{primary:'#0f4c81',secondary:'#64748b',accent:'#e07a1f'}, logos:{horizontal:'logo',vertical:null,round:null}, footerText:'© 2026 Northwind Advisory', colorMode:'light', companyName:'Northwind Advisory', companyWebsite:'https://www.northwind.example' }
const assets:any[]=[{id:'logo',mimeType:'image/svg+xml',bytes:new TextEncoder().encode('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 200 40"><circle cx="20" cy="20" r="16" fill="#0f4c81"/><path d="M12 28V12l16 16V12" stroke="#fff" stroke-width="3" fill="none"/><text x="46" y="27" font-family="Inter" font-weight="600" font-size="19" fill="#1a1a1a">Northwind</text></svg>')}]
const job:any={content,branding,assets,cover:null,locale:'en-US',pageSize:'letter',meta:{generatedAt:'2026-04-20T09:00:00Z',timeZone:'UTC',notice:'Sample document with illustrative figures'}}
if (variant.includes('cover')) { assets.push({id:'cover',mimeType:'image/jpeg',bytes:readFileSync('/tmp/r/cover.jpg')}); job.cover={asset:'cover',attribution:'Sample image'} }
if (variant.includes('pale')) branding.colors={primary:'#fde68a',secondary:'#fbcfe8',accent:'#bfdbfe'}
if (variant.includes('dark')) branding.colors={primary:'#0b0b0d',secondary:'#1f2937',accent:'#7c2d12'}
if (variant.includes('nologo')) { branding.logos={horizontal:null,vertical:null,round:null}; assets.shift() }
if (variant.includes('a4')) job.pageSize='a4'
if (variant.includes('short')) { content.sections=content.sections.slice(0,3); content.title='Stay'; content.conclusion=null }
if (variant.includes('nochart')) { content.charts=[]; }
if (variant.includes('long')) { content.title='Why the organisations that began to measure how their customers start, rather than how they end, came to be the ones whose customers remained with them over the years'; const s=content.sections; content.sections=[...s,...s.slice(0,4)].map((x:any,i:number)=>({...x,number:i+1})); content.statistics=content.statistics }
if (variant.includes('big')) { const s=content.sections; content.sections=[...s,...s,...s].slice(0,variant.includes('big10')?10:14).map((x:any,i:number)=>({...x,number:i+1})) }
if (variant.includes('rtl')) { job.locale='ar'; Object.assign(content, JSON.parse(readFileSync('/tmp/r/ar.json','utf8'))) }
for (const code of codes) {
  const t=performance.now()
  const d=await renderDocument({...job,template:shippedDesign(code)})
  const t1=performance.now()
  writeFileSync(`/tmp/r/${code}-${variant}.html`,d.html)
  try {
    const r=await renderPdf({html:d.html,assets})
    writeFileSync(`/tmp/r/${code}-${variant}.pdf`,r.pdf)
    console.log(code,variant,'html',Math.round(t1-t),'pdf',r.timings,'pages',r.pageCount,'bytes',r.pdf.length,d.warnings,r.warnings,r.overflow)
    if (process.argv[4]) for (let i=0;i<Number(process.argv[4]);i++){const a=performance.now();const d=await renderDocument({...job,template:shippedDesign(code)});const b=performance.now();const r=await renderPdf({html:d.html,assets});console.log(' warm',Math.round(b-a),r.timings,'total',Math.round(performance.now()-a))}
  } catch(e:any){console.log(code,e.message); writeFileSync(`/tmp/r/${code}.html`,d.html)}
}
closeRenderer(); await closeTemplates()

export { figureKeys, figures, toldFigure, type FigureKey, type Unit } from './list'
export { ceilingOf, conflictOf, figureFault, isFigure, rulesWith, type Override } from './merge'

import { literalKey, plainFigure } from './figure'
import { cardinal } from './numberWords'
import { type Reader, scan, type Sheet } from './scanner'
import { percentWords } from './units'

const counts = 'hundreds|thousands|millions|billions|trillions'
const english = `(?:(?:${cardinal}|an?)\\s)?dozens?|(?:tens|${counts})(?:\\sof\\s(?:${counts}))*`

/**
 * Number words of other languages from three up, with shares and multiples, as patterns without their ends. Words that are
 * also words of English ("once", "elf", "cent", "six") are not among them: English has been read before.
 */
const elsewhere = [
  // German
  'hälften?|halbier\\p{L}*|eineinhalb|anderthalb|\\p{L}*einhalb|drittel\\p{L}*|viertel\\p{L}*|fünftel\\p{L}*|sechstel|siebtel|achtel|zehntel\\p{L}*|doppelt\\p{L}*|verdoppel\\p{L}*|verdreifach\\p{L}*|vervierfach\\p{L}*|\\p{L}+fach(?:e[nrs]?|t)?',
  'jede[rsnm]?\\s(?:zweite|dritte|vierte|fünfte|sechste|siebte|achte|neunte|zehnte)\\p{L}*|dutzend\\p{L}*|(?:\\p{L}*(?:hundert|tausend)\\p{L}*)|million|millionen|milliarden?|drei|vier|fünf|sechs|sieben|acht|neun|zehn|zwölf|\\p{L}+zehn|\\p{L}*(?:zwanzig|dreißig|dreissig|vierzig|fünfzig|sechzig|siebzig|achtzig|neunzig)',
  // French
  'moitiés?|tiers|doublé\\p{L}*|doublent|triplé\\p{L}*|deux\\sfois|(?:dix|douz|vingt|trent|quarant|cinquant|soixant|cent)aines?|milliers?|milliards?|trois|quatre|cinq|sept|huit|neuf|onze|douze|treize|quatorze|quinze|seize|vingts?|trente|quarante|cinquante|soixante',
  // Spanish, Portuguese, Italian
  'mitad|metade|metà|tercios?|terços?|terzi|cuartos?|cuartas?|quartos?|quarti|quintos?|quinti|doble|dobro|doppio|duplic\\p{L}*|raddoppi\\p{L}*|triplic\\p{L}*|docenas?|dúzias?|dozzin[ae]',
  'tres|três|cuatro|quatro|quattro|cinco|cinque|seis|siete|sete|sette|ocho|oito|otto|nueve|nove|diez|dez|dieci|doce|doze|dodici|veint\\p{L}*|vinte|venti|treinta|trinta|trenta|cuarenta|quarenta|quaranta|cincuenta|cinquenta|cinquanta|sesenta|sessenta|sessanta|setenta|settanta|ochenta|oitenta|ottanta|noventa|novanta|ciento|cientos|cento|millón|milhão|milione|millones|milhões|milioni|miliardi',
  // Dutch, the Scandinavian languages
  'helft|kwart|verdubbel\\p{L}*|dubbel\\p{L}*|fördubbl\\p{L}*|hälften|halvdelen|tredjedel\\p{L}*|fjerdedel\\p{L}*|fjärdedel\\p{L}*|femtedel\\p{L}*|drie|vijf|zes|zeven|negen|tien|twaalf|twintig|dertig|veertig|vijftig|zestig|zeventig|tachtig|negentig|miljoen|miljard',
  // Russian, Ukrainian
  'половин\\p{L}*|трет[ьи]\\p{L}*|четверт\\p{L}*|вдвое|втрое|вчетверо|удво\\p{L}*|утро[ие]\\p{L}*|три|четыре|пять|шесть|семь|восемь|девять|десять|\\p{L}+надцать|двадцать|тридцать|сорок|\\p{L}+десят|девяносто|сто|двести|\\p{L}*тысяч\\p{L}*|миллион\\p{L}*|миллиард\\p{L}*',
  // Arabic, Hebrew
  '(?:ال)?نصف|ثلث|ثلثي|ثلثا|ربع|خمس|عشر|ضعف|ضعفي|أضعاف|تضاعف\\p{L}*|ملايين|مليون|مليار|مليارات|آلاف|מחצית|חצי|שליש|רבע|כפול|הכפיל\\p{L}*|הוכפל\\p{L}*|מיליון|מיליארד|אלפי',
].join('|')

const literal: Reader = (match) => [
  plainFigure({ kind: 'literal', text: match[0], start: match.index, end: match.index + match[0].length, key: literalKey(match[0].replace(/\s+/g, ' ')) }),
]

const loose = new RegExp(`(?<![\\p{L}\\p{N}])(?:${english}|(?:${elsewhere})(?:[\\s-](?:${elsewhere}|${percentWords}))*)(?![\\p{L}\\p{N}])`, 'giu')

/** What is left that counts something: "dozens", "millions", number words of other languages. Each equals only itself. */
export const readLoose = (sheet: Sheet): void => scan(sheet, loose, literal)

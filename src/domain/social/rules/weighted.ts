/** The network's published weighting, configuration version 3: lengths in hundredths, a link as its short form. */
const scale = 100
const usual = 200
const linkLength = 23
const light: readonly (readonly [number, number])[] = [[0, 4351], [8192, 8205], [8208, 8223], [8242, 8247]]

// Country codes, and the general domains that stand in texts without a scheme; a link with its scheme counts whatever it ends on.
const countries = 'ac|ad|ae|af|ag|ai|al|am|ao|aq|ar|as|at|au|aw|ax|az|ba|bb|bd|be|bf|bg|bh|bi|bj|bm|bn|bo|br|bs|bt|bw|by|bz|ca|cc|cd|cf|cg|ch|ci|ck|cl|cm|cn|co|cr|cu|cv|cw|cx|cy|cz|de|dj|dk|dm|do|dz|ec|ee|eg|er|es|et|eu|fi|fj|fk|fm|fo|fr|ga|gb|gd|ge|gf|gg|gh|gi|gl|gm|gn|gp|gq|gr|gs|gt|gu|gw|gy|hk|hm|hn|hr|ht|hu|id|ie|il|im|in|io|iq|ir|is|it|je|jm|jo|jp|ke|kg|kh|ki|km|kn|kp|kr|kw|ky|kz|la|lb|lc|li|lk|lr|ls|lt|lu|lv|ly|ma|mc|md|me|mg|mh|mk|ml|mm|mn|mo|mp|mq|mr|ms|mt|mu|mv|mw|mx|my|mz|na|nc|ne|nf|ng|ni|nl|no|np|nr|nu|nz|om|pa|pe|pf|pg|ph|pk|pl|pm|pn|pr|ps|pt|pw|py|qa|re|ro|rs|ru|rw|sa|sb|sc|sd|se|sg|sh|si|sk|sl|sm|sn|so|sr|ss|st|sv|sx|sy|sz|tc|td|tf|tg|th|tj|tk|tl|tm|tn|to|tr|tt|tv|tw|tz|ua|ug|uk|us|uy|uz|va|vc|ve|vg|vi|vn|vu|wf|ws|ye|yt|za|zm|zw'
const general = 'com|org|net|edu|gov|int|mil|info|biz|name|pro|aero|coop|museum|jobs|mobi|travel|tel|cat|asia|post|app|dev|blog|shop|store|online|site|website|tech|cloud|digital|agency|studio|design|media|news|live|life|world|today|email|group|team|club|events|photo|photos|pictures|gallery|art|music|video|tv|fm|film|show|games|fun|cool|guru|expert|consulting|finance|capital|ventures|partners|solutions|systems|services|software|network|support|company|business|center|academy|school|university|training|institute|foundation|charity|church|health|care|clinic|dental|fit|fitness|yoga|restaurant|cafe|bar|pizza|wine|beer|coffee|recipes|food|kitchen|garden|house|homes|land|estate|properties|rentals|construction|builders|tools|parts|auto|cars|bike|taxi|tours|travel|vacations|holiday|hotel|flights|cruises|berlin|hamburg|koeln|cologne|bayern|wien|london|paris|nyc|tokyo|swiss|eu|africa|page|link|click|xyz|top|vip|win|work|works|how|wiki|zone|space|plus|best|buzz|social|community|chat|directory|report|reviews|guide|legal|law|tax|money|bank|insurance|fund|gold|google|youtube|microsoft|amazon'

const host = String.raw`(?:[\p{L}\p{N}](?:[\p{L}\p{N}_-]*[\p{L}\p{N}])?\.)+`
const path = String.raw`(?::\d+)?(?:\/[\p{L}\p{N}\-._~:/@!$&'()*+,;=%#|\[\]]*)?(?:\?[\p{L}\p{N}\-._~:/?@!$&'()*+,;=%#|\[\]]*)?`
const link = new RegExp(String.raw`(?<![\p{L}\p{N}@＠$#＃_./-])(?:https?:\/\/${host}[\p{L}][\p{L}\p{N}-]+${path}|${host.replaceAll(String.raw`\p{L}\p{N}`, 'a-z0-9')}(?:${general}|${countries})(?![\p{L}\p{N}_@-])${path})`, 'giu')

// Flags, keys and everything that is joined, coloured or tagged into one picture.
const piece = String.raw`(?:(?![#*0-9©®™])\p{Emoji}|[©®™](?=\uFE0F))(?:\p{Emoji_Modifier}|\uFE0F)?(?:[\u{E0020}-\u{E007E}]+\u{E007F})?`
const emoji = new RegExp(String.raw`[#*0-9]\uFE0F?\u20E3|\p{RI}\p{RI}|${piece}(?:\u200D${piece})*`, 'gu')

const closing = new Set('.,:;!?\'")]|')

/** An address without the signs that end its sentence; seen from its end, since a pattern would begin at each sign. */
const addressOf = (found: string): string => {
  let end = found.length
  while (end > 0 && closing.has(found[end - 1]!)) end -= 1
  return found.includes('(') ? found.slice(0, end) + found.slice(end, found.lastIndexOf(')', found.length) + 1) : found.slice(0, end)
}

/** Length as X counts it: letters of most scripts 1, CJK and emoji 2, a link 23 whatever its length. */
export const weightedLength = (given: string): number => {
  const text = given.normalize('NFC')
  let [weight, at] = [0, 0]
  for (const found of text.matchAll(link)) {
    const address = addressOf(found[0])
    weight += weightOf(text.slice(at, found.index)) + linkLength * scale
    at = found.index + address.length
  }
  return Math.floor((weight + weightOf(text.slice(at))) / scale)
}

const weightOf = (text: string): number => {
  let pictures = 0
  const rest = text.replace(emoji, () => ((pictures += 1), ''))
  let weight = pictures * usual
  for (const letter of rest) {
    const code = letter.codePointAt(0)!
    weight += light.some(([from, to]) => code >= from && code <= to) ? scale : usual
  }
  return weight
}

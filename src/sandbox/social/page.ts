import type { ServerResponse } from 'node:http'
import { sendBytes, sendHtml, sendJson } from '../core/exchange'
import type { SandboxState } from '../core/state'
import { escapeHtml } from '../pages/html'
import { networkNames } from './consent'
import { figuresOf } from './figures'
import type { Posted } from './state'

const style = 'body{font:15px/1.5 system-ui;max-width:44rem;margin:2rem auto;padding:0 1rem;color-scheme:light dark}article{border:1px solid #8886;border-radius:12px;padding:1rem;margin:1rem 0}p.text{white-space:pre-wrap}img{width:10rem;height:8rem;object-fit:cover;border-radius:8px;margin:0 .5rem .5rem 0;vertical-align:top;border:1px solid #8884}small{opacity:.75}b.mark{background:#b45309;color:#fff;border-radius:6px;padding:.1rem .5rem;font-size:.8rem}'

const article = (post: Posted): string => {
  const images = post.images.map(({ id, alt, bytes }, at) => bytes ? `<img src="/_sandbox/social/media/${encodeURIComponent(id)}" alt="${escapeHtml(alt || `Image ${at + 1}`)}" title="Image ${at + 1}: ${escapeHtml(alt)}">` : `<small>by address: ${escapeHtml(id.slice(0, 90))}</small>`)
  const { impressions, likes, comments, shares } = figuresOf(post)
  return `<article id="${escapeHtml(post.id)}"><h2>${networkNames[post.network]}</h2><small>${escapeHtml(post.account)}, ${new Date(post.at).toISOString().slice(0, 19).replace('T', ' ')} UTC${post.state === 'REJECTED' ? ', rejected' : ''}</small>
<p class="text">${escapeHtml(post.text)}</p>${post.link ? `<p><small>Link: ${escapeHtml(post.link)}</small></p>` : ''}<div>${images.join('')}</div><small>${impressions} impressions, ${likes} likes, ${comments} comments, ${shares} shares (samples)</small></article>`
}

/** What was posted, newest first, as a page, as JSON and its pictures; false for other addresses. */
export function postsPage({ res, url, state }: { res: ServerResponse; url: URL; state: SandboxState; req: unknown }): boolean {
  const { posts, media } = state.social
  const picture = /^\/_sandbox\/social\/media\/(.+)$/.exec(url.pathname)?.[1]
  const medium = picture && media.get(decodeURIComponent(picture))
  if (url.pathname === '/_sandbox/social/posts') sendJson(res, 200, { total: posts.length, posts: [...posts].reverse() })
  else if (medium && medium.bytes && medium.type.startsWith('image/')) sendBytes(res, medium.type, medium.bytes)
  else if (url.pathname === '/social') {
    const list = [...posts].reverse().slice(0, 100).map(article).join('') || '<p>Nothing was posted yet.</p>'
    sendHtml(res, 200, `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>Posts on the sample networks</title><style>${style}</style></head><body><b class="mark">SANDBOX</b><h1>Posts on the sample networks</h1><p>Nothing here was published anywhere. <a href="/">Back to the sandbox</a></p>${list}</body></html>`)
  } else return false
  return true
}

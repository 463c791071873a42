export const style = `
:root{--bg:#f6f7f9;--box:#fff;--ink:#1b2130;--soft:#5b6475;--line:#e1e5eb;--bad:#a3261c;--link:#1f5fbf}
@media (prefers-color-scheme:dark){:root{--bg:#12151b;--box:#1a1f28;--ink:#e7eaf0;--soft:#9aa4b5;--line:#2b323e;--bad:#ff8f85;--link:#8ab6ff}}
*{box-sizing:border-box}body{margin:0;background:var(--bg);color:var(--ink);font:15px/1.5 system-ui,sans-serif}
header,main{max-width:72rem;margin:0 auto;padding:1rem}header{padding-bottom:0}h1{font-size:1.5rem;margin:.4rem 0 0}h2{font-size:1.05rem;margin:0 0 .6rem}
header p,small,.empty,.foot{color:var(--soft)}a{color:var(--link);text-decoration:none}a:hover,a:focus{text-decoration:underline}
section{background:var(--box);border:1px solid var(--line);border-radius:10px;padding:1rem;margin:0 0 1rem;min-width:0}
.cards{display:grid;grid-template-columns:repeat(auto-fit,minmax(9rem,1fr));gap:.7rem;list-style:none;margin:0 0 1rem;padding:0}
.cards li{background:var(--box);border:1px solid var(--line);border-radius:10px;padding:.7rem .9rem;display:grid}.cards b{font-size:1.5rem;font-variant-numeric:tabular-nums}
.pair{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(100%,22rem),1fr));gap:0 1rem}
.scroll{overflow-x:auto}table{border-collapse:collapse;width:100%;font-variant-numeric:tabular-nums}th,td{text-align:left;padding:.35rem .6rem .35rem 0;border-bottom:1px solid var(--line);white-space:nowrap;vertical-align:top}
th{color:var(--soft);font-weight:500}td.wide{white-space:normal;min-width:12rem;overflow-wrap:anywhere}tr.bad td:nth-child(4){color:var(--bad);font-weight:600}em{color:var(--soft)}
.list{list-style:none;margin:0;padding:0}.list li{border-bottom:1px solid var(--line);padding:.5rem 0}.list li:last-child{border:0}.list p{margin:.2rem 0 0;overflow-wrap:anywhere}.list small{display:block}
.images{display:grid;grid-template-columns:repeat(auto-fill,minmax(9rem,1fr));gap:.6rem}.images img{width:100%;height:auto;border-radius:8px;display:block}.foot a{margin-right:1rem}
`

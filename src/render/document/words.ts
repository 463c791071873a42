const names = ['contents', 'summary', 'references', 'figure', 'table', 'page', 'source', 'tip', 'warning', 'note', 'example', 'takeaways', 'nextStep', 'talkTo', 'accessed', 'passage', 'ownMaterial', 'backToText', 'chart', 'preparedFor', 'coverCredit', 'about'] as const

/** The words that a document says by itself, besides its content. */
export type Words = Record<(typeof names)[number], string>

const list: Record<string, string> = {
  en: 'Contents|Executive summary|References|Figure|Table|Page|Source|Pro tip|Warning|Note|Example|Key takeaways|What to do next|Who to talk to|Read on|Passage relied on|Own material|Back to the text|Chart|Prepared for|Cover image|About',
  de: 'Inhalt|Zusammenfassung|Quellen|Abbildung|Tabelle|Seite|Quelle|Tipp|Achtung|Hinweis|Beispiel|Das Wichtigste|Der nächste Schritt|Ihr Kontakt|Gelesen am|Belegstelle|Eigenes Material|Zurück zum Text|Diagramm|Erstellt für|Titelbild|Über',
  fr: 'Sommaire|Synthèse|Références|Figure|Tableau|Page|Source|Conseil|Attention|Remarque|Exemple|À retenir|Et maintenant|Votre contact|Consulté le|Passage cité|Document interne|Retour au texte|Graphique|Préparé pour|Image de couverture|À propos de',
  es: 'Índice|Resumen ejecutivo|Referencias|Figura|Tabla|Página|Fuente|Consejo|Atención|Nota|Ejemplo|Ideas clave|El siguiente paso|Con quién hablar|Consultado el|Pasaje citado|Material propio|Volver al texto|Gráfico|Preparado para|Imagen de portada|Acerca de',
  pt: 'Sumário|Resumo executivo|Referências|Figura|Tabela|Página|Fonte|Dica|Atenção|Nota|Exemplo|Pontos principais|O próximo passo|Com quem falar|Consultado em|Trecho citado|Material próprio|Voltar ao texto|Gráfico|Preparado para|Imagem da capa|Sobre',
  it: 'Indice|Sintesi|Fonti|Figura|Tabella|Pagina|Fonte|Consiglio|Attenzione|Nota|Esempio|Punti chiave|Il prossimo passo|Con chi parlare|Consultato il|Passo citato|Materiale proprio|Torna al testo|Grafico|Preparato per|Immagine di copertina|Chi è',
  nl: 'Inhoud|Samenvatting|Bronnen|Figuur|Tabel|Pagina|Bron|Tip|Let op|Opmerking|Voorbeeld|Belangrijkste punten|De volgende stap|Uw contact|Gelezen op|Aangehaalde passage|Eigen materiaal|Terug naar de tekst|Grafiek|Opgesteld voor|Omslagbeeld|Over',
  ar: 'المحتويات|الملخص التنفيذي|المراجع|الشكل|الجدول|الصفحة|المصدر|نصيحة|تنبيه|ملاحظة|مثال|أهم النقاط|الخطوة التالية|للتواصل|تاريخ الاطلاع|الفقرة المعتمدة|مواد خاصة|العودة إلى النص|رسم بياني|أُعِدّ لصالح|صورة الغلاف|عن',
  he: 'תוכן העניינים|תקציר מנהלים|מקורות|איור|טבלה|עמוד|מקור|עצה|אזהרה|הערה|דוגמה|עיקרי הדברים|הצעד הבא|עם מי לדבר|נקרא בתאריך|הקטע המצוטט|חומר עצמי|חזרה לטקסט|תרשים|הוכן עבור|תמונת השער|אודות',
}

/** The words of a language, English where the language is not known. */
export const wordsFor = (locale: string): Words => {
  const told = (list[locale.split('-')[0] ?? ''] ?? list.en ?? '').split('|')
  return Object.fromEntries(names.map((name, at) => [name, told[at] ?? name])) as Words
}

/** The direction in which a locale is written. */
export const directionFor = (locale: string): 'ltr' | 'rtl' => (/^(ar|he|iw|fa|ur|ps|yi)\b/.test(locale) ? 'rtl' : 'ltr')

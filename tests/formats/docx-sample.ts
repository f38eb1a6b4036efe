import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { parseSheet } from '../../src/formats/html/parse.ts';
import type { Sheet } from '../../src/model/sheet.ts';
import type { Style } from '../../src/model/style.ts';

/** The looks of CMS papers, as the templates hold them. */
export const style: Style = parse(
  readFileSync(new URL('../../templates/cms/style.yaml', import.meta.url), 'utf8'),
);

/** What every Word file of these tests is written with. */
export const options = {
  style,
  title: 'Initiative pour les mammifères d’Asie centrale',
  subject: 'UNEP/CMS/COP15/Doc.27.3',
  language: 'fr',
  author: 'Secrétariat de la CMS',
  date: '2026-02-20',
  redline: 'formatting',
  redlineFirst: 'inserted',
  logos: {},
} as const;

/** A sheet from HTML that must be one. */
export function sheet(html: string): Sheet {
  const { value, messages } = parseSheet(html, 'sample');
  if (messages.length > 0) throw new Error(messages.map(({ text }) => text).join('\n'));
  return value;
}

/** A meeting paper with everything that a sheet can hold. */
export const PAPER = `
<article lang="fr">
  <section data-section="portrait">
    <header class="odd"><p>UNEP/CMS/COP15/Doc.27.3</p></header>
    <header class="even"><p>UNEP/CMS/COP15/Doc.27.3</p></header>
    <footer class="odd"><p><span class="page">1</span></p></footer>
    <footer class="even"><p><span class="page">2</span></p></footer>
    <footer class="first"><p></p></footer>
    <header class="first"><p></p></header>
    <table class="masthead">
      <tbody>
        <tr>
          <td><p><img data-slot="unep" alt="Programme des Nations Unies pour l’environnement"></p></td>
          <td><p class="masthead-right"><img data-slot="cms" alt="Convention sur les espèces migratrices"></p></td>
        </tr>
        <tr>
          <td><p class="masthead-convention">Convention sur les espèces migratrices</p></td>
          <td><p class="symbol">UNEP/CMS/COP15/Doc.27.3</p><p class="masthead-date">20 février 2026</p><p class="masthead-original">Original : anglais</p></td>
        </tr>
      </tbody>
    </table>
    <p class="masthead-meeting">15e SESSION DE LA CONFÉRENCE DES PARTIES</p>
    <p class="masthead-place">Campo Grande, Brésil, 23 – 29 mars 2026</p>
    <p class="masthead-item">Point 27.3 de l’ordre du jour</p>
    <h1 class="title">Initiative pour les mammifères d’Asie centrale<a class="note" href="#note-disclaimer"><sup>*</sup></a></h1>
    <p class="prepared-by">(Préparé par le Secrétariat)</p>
    <p class="summary-head">Résumé :</p>
    <p class="summary">Le présent document rend compte de l’Initiative et propose de réviser la Résolution 11.24 (Rev.COP13). Il contribue aux cibles 1.2 et 2.4 du Plan stratégique de Samarcande 2024-2032.</p>
    <p class="summary">Il propose aussi des projets de Décisions.</p>
    <aside role="doc-footnote" id="note-disclaimer"><p class="note">Les appellations géographiques employées n’expriment aucune opinion.</p></aside>
    <h2 class="heading-2">Contexte</h2>
    <p class="operative" data-depth="1"><span class="label">1.</span> L’Initiative a été établie par la Résolution 11.24<a class="note" href="#note-a"><sup>1</sup></a>, voir <a href="https://www.cms.int/?a=1&amp;b=2">le site</a> et <a href="#b0_bamot">le paragraphe 8</a>.</p>
    <p class="operative" data-depth="1"><span class="label">2.</span> Elle couvre 17 espèces&nbsp;:</p>
    <p class="item" data-depth="2"><span class="label">a)</span> l’<em>Uncia uncia</em>&nbsp;;</p>
    <p class="subitem" data-depth="3"><span class="label">i)</span> dans les montagnes&nbsp;; et</p>
    <p class="subitem" data-depth="4"><span class="label">a.</span> plus profond encore.</p>
    <aside role="doc-footnote" id="note-a"><p class="note">Voir <em>UNEP/CMS/COP13/Inf.19</em>.</p></aside>
    <h2 class="heading-2">Actions recommandées</h2>
    <p class="operative" data-depth="1"><span class="label">3.</span> Il est recommandé à la Conférence des Parties&nbsp;:</p>
    <p class="item" data-depth="2"><span class="label">a)</span> d’adopter les projets d’amendements<a class="note" href="#note-a"><sup>1</sup></a>.</p>
  </section>
  <section data-section="landscape">
    <header class="odd"><p>UNEP/CMS/COP15/Doc.27.3/Annexe 1</p></header>
    <header class="even"><p>UNEP/CMS/COP15/Doc.27.3/Annexe 1</p></header>
    <footer class="odd"><p><span class="page">3</span></p></footer>
    <footer class="even"><p><span class="page">4</span></p></footer>
    <h1 class="annex-title">Annexe 1</h1>
    <h2 class="heading-1">Proposition de révision de la Résolution 11.24 (Rev.COP13)</h2>
    <p class="legend">Note&nbsp;: Le nouveau texte proposé est souligné. Le texte à supprimer est barré.</p>
    <table class="three-column">
      <thead><tr><th scope="col">Texte de la Résolution existante</th><th scope="col">Commentaire</th><th scope="col">Nouveau texte propre proposé</th></tr></thead>
      <tbody>
        <tr><td><p class="title">Initiative pour les mammifères d’Asie centrale</p></td><td><p class="comment">Conserver</p></td><td><p class="title">Initiative pour les mammifères d’Asie centrale</p></td></tr>
        <tr><td><p class="recital"><em>Consciente</em> que les déplacements à grande distance <ins>et les </ins><del>ou la </del>migrations,</p></td><td><p class="comment">Texte mis à jour</p></td><td><p class="recital"><em>Consciente</em> que les déplacements à grande distance et les migrations,</p></td></tr>
        <tr><td colspan="3"><p class="formula">La Conférence des Parties à la<br>Convention sur la conservation des espèces migratrices</p></td></tr>
        <tr><td><p class="operative inserted" data-depth="1" id="a0_approach"><ins><span class="label">0.</span> <em>Approuve</em> l’Initiative<a class="note" href="#note-b"><sup>2</sup></a>&nbsp;;</ins></p></td><td><p class="comment">Nouveau paragraphe</p></td><td><p class="operative" data-depth="1"><span class="label">1.</span> <em>Approuve</em> l’Initiative<a class="note" href="#note-b"><sup>2</sup></a>&nbsp;;</p></td></tr>
        <tr id="b0_bamot"><td><p class="operative" data-depth="1"><del><span class="label">8.</span></del><ins><span class="label">5.</span></ins> <em>Charge</em> <del>le Conseil scientifique et </del>le Secrétariat, <span class="changed-emphasis"><em>inter alia</em></span>, de suivre le programme <ins>2026-2032</ins><del>2021-2026</del>&nbsp;:</p><p class="item" data-depth="2"><span class="label">a)</span> en <a href="https://www.cms.int/cami"><ins>ligne</ins></a>&nbsp;;</p></td><td><p class="comment">Hors mandat</p></td><td><p class="operative" data-depth="1"><span class="label">5.</span> <em>Charge</em> le Secrétariat, <em>inter alia</em>, de suivre le programme 2026-2032&nbsp;:</p><p class="item" data-depth="2"><span class="label">a)</span> en <a href="https://www.cms.int/cami">ligne</a>&nbsp;;</p></td></tr>
        <tr><td><p class="operative deleted" data-depth="1"><del><span class="label">10bis</span> <em>Invite</em> les Parties</del></p></td><td><p class="comment">Obsolète</p></td><td></td></tr>
      </tbody>
    </table>
    <aside role="doc-footnote" id="note-b"><p class="note">Priorité pour la mise en œuvre.</p></aside>
    <h2 class="heading-1">Programme de travail</h2>
    <table class="programme">
      <thead><tr><th colspan="2">Activité</th><th>Responsable</th><th>Indicateur</th><th>Priorité</th><th>Liens</th></tr></thead>
      <tbody>
        <tr class="section"><td colspan="6"><p>1. Ouvrages linéaires</p></td></tr>
        <tr><td><p>8,7</p></td><td><p>Mettre en œuvre les lignes directrices pour atténuer l’incidence des ouvrages linéaires sur les mammifères migrateurs.</p></td><td>États de l’aire</td><td>Nombre de lignes</td><td>Haute</td><td>PdT 3.1</td></tr>
        <tr><td>22,5</td><td>Former</td><td>Secrétariat</td></tr>
      </tbody>
    </table>
    <p class="plain" lang="en">English words with <span lang="ar" dir="rtl">إن الجمعية العامة <span dir="ltr">A/RES/70/1</span></span> inside.</p>
  </section>
</article>`;

/** A sheet of one upright section. */
export const portrait = (inner: string) =>
  `<article><section data-section="portrait">${inner}</section></article>`;

/** Notes whose names, order and numbers differ. */
export const NOTES = portrait(
  '<h1 class="title">T<a class="note" href="#note-star"><sup>*</sup></a></h1><p>a<a class="note" href="#note-b"><sup>1</sup></a> b<a class="note" href="#note-a"><sup>2</sup></a> c<a class="note" href="#note-b"><sup>1</sup></a> d<a class="note" href="#note-c"><sup>7</sup></a></p>' +
    ['star', 'a', 'b', 'c']
      .map(
        (name) =>
          `<aside role="doc-footnote" id="note-${name}"><p class="note">Note ${name}.</p></aside>`,
      )
      .join(''),
);

/** A picture of one pixel. */
export const PIXEL = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

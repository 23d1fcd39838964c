// SPDX-License-Identifier: GPL-3.0-or-later
// Builds newsletters: node build.cjs SOURCES OUT. MJML sources from a folder, and the templates that come with
// Foundation for Emails, in its layout, with its style sheet inlined as senders do.
const fs = require('fs'), path = require('path');
const mjml = require('mjml'), juice = require('juice');
const {Inky} = require('inky'), cheerio = require(require.resolve('cheerio', {paths: [require.resolve('inky')]}));
const [sources, out] = process.argv.slice(2);

async function main() {
    for (const name of fs.readdirSync(sources)) {
        const made = await mjml(fs.readFileSync(path.join(sources, name), 'utf8'), {validationLevel: 'strict'});
        fs.writeFileSync(path.join(out, 'mjml-' + name.replace('.mjml', '.html')), made.html);
    }
    const home = path.dirname(require.resolve('foundation-emails/package.json'));
    const css = fs.readFileSync(path.join(home, 'dist/foundation-emails.css'), 'utf8');
    const media = css.match(/@media[^{]*\{(?:[^{}]*\{[^{}]*\})*[^{}]*\}/g) || [];
    for (const name of fs.readdirSync(path.join(home, 'templates'))) {
        const body = fs.readFileSync(path.join(home, 'templates', name), 'utf8');
        const page = '<!DOCTYPE html><html><head><meta charset="utf-8">'
            + '<meta name="viewport" content="width=device-width"><style>' + media.join('\n') + '</style></head><body>'
            + '<table class="body"><tr><td class="center" align="center" valign="top"><center>' + body
            + '</center></td></tr></table></body></html>';
        const built = new Inky({}, cheerio).releaseTheKraken(page, {});
        fs.writeFileSync(path.join(out, 'foundation-' + name), juice.inlineContent(built, css, {preserveMediaQueries: true}));
    }
}
main().catch(error => { console.error(error); process.exit(1); });

# SPDX-License-Identifier: GPL-3.0-or-later
"""Sources of newsletters, in MJML: what shops, clubs, newspapers and offices send, in German and English. Always
the same ones: what a newsletter consists of is a list, not chance."""

LOOKS = {
    "bakery": dict(font="Georgia, serif", ground="#f6efe4", card="#ffffff", ink="#3b2a1a", accent="#a4521a", dark="#3b2a1a"),
    "tech": dict(font="Helvetica, Arial, sans-serif", ground="#eef1f6", card="#ffffff", ink="#1c2530", accent="#2456d6", dark="#101828"),
    "night": dict(font="Verdana, sans-serif", ground="#14161c", card="#1f232c", ink="#e6e9ef", accent="#f0b429", dark="#0b0c10"),
    "green": dict(font="'Open Sans', Arial, sans-serif", ground="#ffffff", card="#f3f8f1", ink="#21351f", accent="#2f7d32", dark="#1b3a1d"),
    "plain": dict(font="Arial, sans-serif", ground="#ffffff", card="#ffffff", ink="#222222", accent="#b3261e", dark="#444444"),
}

DE = dict(
    name="Backhaus Lindner", title="Frisch aus dem Ofen: unser Oktober", lead="Guten Morgen! Diesen Monat backen wir mit Dinkel vom "
    "Hof Weidner, und am Samstag gibt es wieder Zwiebelkuchen – solange der Vorrat reicht.", button="Jetzt vorbestellen",
    items=[("Dinkelkruste", "Kräftig gebacken, 24 Stunden Teigführung, ohne Zusätze.", "4,20 €"),
           ("Nussecken", "Mit gerösteten Haselnüssen und dunkler Schokolade überzogen.", "2,60 €"),
           ("Rosinenschnecke", "Weich, groß und noch warm, wenn Sie früh genug kommen.", "2,10 €"),
           ("Zwiebelkuchen", "Nur samstags; vom Blech, mit Speck oder ohne.", "3,80 €")],
    quote="„Das beste Brot der Straße. Und der Kaffee ist auch gut.“", who="Renate B., Stammkundin",
    small="Sie erhalten diese Nachricht, weil Sie sich auf unserer Seite dafür angemeldet haben. Abmelden ist jederzeit möglich.",
    leave="Abmelden", web="Im Browser ansehen", article="Warum braucht ein gutes Brot so lange? Weil Zeit das ist, was man nicht kaufen kann. "
    "Unser Sauerteig reift über Nacht, und erst am frühen Morgen kommt das Salz dazu. Wer es eilig hat, nimmt Hefe; wir haben es nicht eilig.",
    order="Ihre Bestellung", sum="Summe", steps=["Bestellung aufgegeben", "In Vorbereitung", "Abholbereit"])
EN = dict(
    name="Harbour Tools", title="Release 4.2 is here", lead="This one took a while. Search is faster, exports finally keep their order, and "
    "dark mode no longer forgets your choice when the laptop sleeps.", button="Read the notes",
    items=[("Quicker search", "Results arrive while you type, even in archives of many years.", "Free"),
           ("Exports in order", "Rows leave the program as you sorted them. It only took us three years.", "Pro"),
           ("Shared views", "Send a colleague exactly what you see, filters and all.", "Team"),
           ("Fewer clicks", "The three dialogs everybody hated are one dialog that most people like.", "Free")],
    quote="“I stopped keeping my own spreadsheet next to it. That says it all.”", who="Owen M., dispatcher",
    small="You get this because you have an account with us. We send it about six times a year and sell your address to nobody.",
    leave="Unsubscribe", web="View in browser", article="Every release has a story, and the one of this release is about a queue. It worked for "
    "years, until a customer with nine warehouses began to use it on a Monday. What we learned is in the notes; what we changed is small.",
    order="Your invoice", sum="Total", steps=["Ordered", "Packed", "On its way"])


def picture(words, size):
    return f"https://pictures.example/{words}/{size}.png"


def web_line(t, l):
    return f'<mj-section padding="6px"><mj-column><mj-text align="right" font-size="11px" color="{l["accent"]}"><a href="https://example.org/web">{t["web"]}</a></mj-text></mj-column></mj-section>'


def head(t, l):
    return (f'<mj-section background-color="{l["card"]}" padding="16px 24px"><mj-group><mj-column width="30%" vertical-align="middle">'
            f'<mj-image width="96px" align="left" padding="0" src="{picture("logo", "96x40")}" alt="{t["name"]}"/></mj-column>'
            f'<mj-column width="70%" vertical-align="middle"><mj-text align="right" font-size="13px">{t["name"]}</mj-text></mj-column></mj-group></mj-section>')


def menu(t, l):
    links = "".join(f'<mj-navbar-link href="https://example.org/{i}" color="#ffffff" font-size="13px">{n}</mj-navbar-link>'
                    for i, (n, _, _) in enumerate(t["items"][:3]))
    return f'<mj-section background-color="{l["accent"]}" padding="4px"><mj-column><mj-navbar>{links}</mj-navbar></mj-column></mj-section>'


def hero(t, l):
    return (f'<mj-hero mode="fixed-height" height="280px" background-width="600px" background-height="280px" background-color="{l["dark"]}" '
            f'background-url="{picture("hero", "600x280")}" padding="40px 0"><mj-text align="center" color="#ffffff" font-size="32px" line-height="40px" '
            f'font-weight="700">{t["title"]}</mj-text><mj-button href="https://example.org" background-color="{l["accent"]}" border-radius="22px">'
            f'{t["button"]}</mj-button></mj-hero>')


def banner(t, l):
    return (f'<mj-section background-color="{l["dark"]}" full-width="full-width" padding="28px 20px"><mj-column><mj-text align="center" color="#ffffff" '
            f'font-size="26px" line-height="1.3">{t["title"]}</mj-text><mj-text align="center" color="#d5d9e2">{t["lead"]}</mj-text></mj-column></mj-section>')


def wide_picture(t, l):
    return f'<mj-section padding="0"><mj-column><mj-image padding="0" src="{picture("wide", "600x260")}" alt="{t["title"]}"/></mj-column></mj-section>'


def letter(t, l):
    return (f'<mj-section background-color="{l["card"]}"><mj-column><mj-text font-size="24px" line-height="32px" color="{l["accent"]}">{t["title"]}</mj-text>'
            f'<mj-text>{t["lead"]}</mj-text><mj-text>{t["article"]}</mj-text><mj-button align="left" background-color="{l["accent"]}" href="https://example.org">'
            f'{t["button"]}</mj-button></mj-column></mj-section>')


def columns(t, l, count):
    cells = "".join(f'<mj-column padding="4px" vertical-align="top"><mj-image src="{picture("item%d" % i, "180x140")}" border-radius="6px" alt="{n}"/>'
                    f'<mj-text font-size="17px" font-weight="bold" padding-bottom="2px">{n}</mj-text><mj-text font-size="13px" line-height="19px">{d}</mj-text>'
                    f'<mj-text color="{l["accent"]}" font-weight="bold">{p}</mj-text></mj-column>'
                    for i, (n, d, p) in enumerate(t["items"][:count]))
    return f'<mj-section background-color="{l["card"]}" padding="12px">{cells}</mj-section>'


def two(t, l):
    return columns(t, l, 2)


def three(t, l):
    return columns(t, l, 3)


def four(t, l):
    return columns(t, l, 4)


def beside(t, l):
    rows = ""
    for i, (n, d, p) in enumerate(t["items"][:3]):
        turn = ' direction="rtl"' if i % 2 else ""
        rows += (f'<mj-section background-color="{l["card"]}"{turn} padding="10px 0"><mj-column width="35%" vertical-align="middle"><mj-image '
                 f'src="{picture("side%d" % i, "200x150")}"/></mj-column><mj-column width="65%" vertical-align="middle"><mj-text font-size="18px" '
                 f'font-weight="600">{n}</mj-text><mj-text>{d}</mj-text></mj-column></mj-section>')
    return rows


def prices(t, l):
    rows = "".join(f'<tr style="border-bottom:1px solid #d9dde4"><td style="padding:8px 0">{n}</td><td style="padding:8px;text-align:center">1</td>'
                   f'<td style="padding:8px 0;text-align:right">{p}</td></tr>' for n, _, p in t["items"])
    return (f'<mj-section background-color="{l["card"]}"><mj-column><mj-text font-size="20px">{t["order"]}</mj-text><mj-table color="{l["ink"]}">{rows}'
            f'<tr><td style="padding:8px 0;font-weight:bold">{t["sum"]}</td><td></td><td style="padding:8px 0;text-align:right;font-weight:bold">12,70 €</td></tr>'
            f'</mj-table></mj-column></mj-section>')


def quote(t, l):
    return (f'<mj-section padding="20px 30px"><mj-column background-color="{l["card"]}" border-left="4px solid {l["accent"]}" padding="10px"><mj-text '
            f'font-size="18px" font-style="italic" line-height="26px">{t["quote"]}</mj-text><mj-text font-size="12px" color="#7a828e">{t["who"]}</mj-text></mj-column></mj-section>')


def steps(t, l):
    cells = "".join(f'<mj-column><mj-text align="center" font-size="22px" color="{l["accent"]}" padding-bottom="0">{i + 1}</mj-text><mj-text align="center" '
                    f'font-size="12px">{s}</mj-text></mj-column>' for i, s in enumerate(t["steps"]))
    return f'<mj-section background-color="{l["card"]}" border="1px solid #d9dde4" border-radius="8px" padding="8px"><mj-group>{cells}</mj-group></mj-section>'


def rule(t, l):
    return f'<mj-section padding="0"><mj-column><mj-divider border-width="1px" border-style="dashed" border-color="#b9c0cb"/></mj-column></mj-section>'


def bullets(t, l):
    items = "".join(f"<li><b>{n}:</b> {d}</li>" for n, d, _ in t["items"])
    return f'<mj-section background-color="{l["card"]}"><mj-column><mj-text><h2>{t["title"]}</h2><ul>{items}</ul><ol>{items}</ol></mj-text></mj-column></mj-section>'


def wrapped(t, l):
    return (f'<mj-wrapper background-color="{l["accent"]}" padding="18px" border-radius="12px"><mj-section background-color="#ffffff" border-radius="8px 8px 0 0">'
            f'<mj-column><mj-text align="center" font-size="20px" color="#222222">{t["title"]}</mj-text></mj-column></mj-section><mj-section '
            f'background-color="#f4f4f4"><mj-column><mj-text color="#444444">{t["lead"]}</mj-text></mj-column></mj-section></mj-wrapper>')


def accordion(t, l):
    items = "".join(f'<mj-accordion-element><mj-accordion-title>{n}</mj-accordion-title><mj-accordion-text>{d}</mj-accordion-text></mj-accordion-element>'
                    for n, d, _ in t["items"][:3])
    return f'<mj-section background-color="{l["card"]}"><mj-column><mj-accordion>{items}</mj-accordion></mj-column></mj-section>'


def buttons(t, l):
    return (f'<mj-section background-color="{l["card"]}"><mj-column><mj-button width="220px" background-color="{l["accent"]}" border-radius="4px">{t["button"]}</mj-button>'
            f'</mj-column><mj-column><mj-button width="220px" background-color="#ffffff" color="{l["accent"]}" border="2px solid {l["accent"]}" border-radius="24px">'
            f'{t["web"]}</mj-button></mj-column></mj-section>')


def picture_ground(t, l):
    return (f'<mj-section background-url="{picture("ground", "600x300")}" background-size="cover" background-repeat="no-repeat" background-color="{l["dark"]}" '
            f'padding="60px 30px"><mj-column width="60%"><mj-text color="#ffffff" font-size="22px" line-height="30px">{t["quote"]}</mj-text></mj-column></mj-section>')


def social(t, l):
    one = "".join(f'<mj-social-element name="{n}" href="https://example.org/{n}" src="{picture(n, "20x20")}">{n}</mj-social-element>' for n in ("facebook", "x", "instagram"))
    return f'<mj-section><mj-column><mj-social mode="horizontal" icon-size="20px" font-size="12px">{one}</mj-social></mj-column></mj-section>'


def foot(t, l):
    return (f'<mj-section background-color="{l["dark"]}" full-width="full-width" padding="24px"><mj-column><mj-text align="center" color="#c6ccd6" font-size="11px" '
            f'line-height="17px">{t["small"]}<br/><a href="https://example.org/leave" style="color:#ffffff">{t["leave"]}</a> · {t["name"]}</mj-text></mj-column></mj-section>')


def light_foot(t, l):
    return (f'<mj-section padding="20px"><mj-column><mj-text align="center" color="#7a828e" font-size="11px">{t["small"]} '
            f'<a href="https://example.org/leave">{t["leave"]}</a></mj-text></mj-column></mj-section>')


PLANS = [
    ("bakery", DE, [web_line, head, hero, letter, three, quote, foot]), ("bakery", DE, [head, menu, wide_picture, beside, prices, light_foot]),
    ("bakery", DE, [banner, two, rule, bullets, buttons, foot]), ("bakery", EN, [head, steps, prices, quote, light_foot]),
    ("bakery", EN, [hero, four, picture_ground, social, foot]), ("bakery", DE, [head, wrapped, accordion, three, social, light_foot]),
    ("tech", EN, [web_line, head, banner, letter, two, foot]), ("tech", EN, [head, hero, three, rule, beside, social, foot]),
    ("tech", EN, [head, prices, steps, buttons, light_foot]), ("tech", DE, [menu, picture_ground, letter, quote, foot]),
    ("tech", DE, [head, wide_picture, bullets, four, light_foot]), ("tech", EN, [wrapped, wrapped, two, accordion, foot]),
    ("night", DE, [web_line, head, hero, beside, quote, foot]), ("night", EN, [head, banner, three, buttons, social, foot]),
    ("night", DE, [menu, letter, prices, rule, light_foot]), ("night", EN, [wide_picture, bullets, steps, picture_ground, foot]),
    ("night", DE, [head, four, wrapped, accordion, foot]), ("night", EN, [hero, two, two, quote, light_foot]),
    ("green", DE, [head, letter, light_foot]), ("green", DE, [web_line, banner, beside, social, foot]),
    ("green", EN, [menu, hero, bullets, three, foot]), ("green", EN, [head, wide_picture, prices, buttons, rule, light_foot]),
    ("green", DE, [picture_ground, two, steps, quote, foot]), ("green", EN, [wrapped, four, accordion, social, light_foot]),
    ("plain", DE, [head, letter, rule, bullets, light_foot]), ("plain", EN, [letter, quote, light_foot]),
    ("plain", DE, [menu, wide_picture, two, three, four, foot]), ("plain", EN, [banner, beside, beside, prices, social, foot]),
    ("plain", DE, [web_line, head, hero, letter, two, three, beside, prices, quote, steps, bullets, wrapped, buttons, picture_ground, social, foot]),
]


def sources():
    """{name: MJML}"""
    result = {}
    for number, (name, text, parts) in enumerate(PLANS, 1):
        look = LOOKS[name]
        body = "".join(part(text, look) for part in parts)
        result[f"{number:02}-{name}-{'de' if text is DE else 'en'}"] = (
            f'<mjml><mj-head><mj-title>{text["title"]}</mj-title><mj-attributes><mj-all font-family="{look["font"]}"/><mj-text font-size="15px" '
            f'line-height="22px" color="{look["ink"]}"/></mj-attributes></mj-head><mj-body background-color="{look["ground"]}" width="600px">{body}</mj-body></mjml>')
    return result

package org.keskio.local.desk;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;

/** The mailbox as a page for people. */
final class MailPage {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss").withZone(ZoneId.systemDefault());

    private static final String FRAME = """
            <!doctype html>
            <html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
            <title>%s</title>
            <style>
            body{font:16px/1.5 system-ui,sans-serif;margin:0 auto;max-width:60rem;padding:1rem;color:#1d2733;background:#f6f7f8}
            a{color:#0b5c7a} h1{font-size:1.3rem} ul{list-style:none;padding:0;margin:0}
            li{background:#fff;border:1px solid #dde2e6;border-radius:.5rem;margin:.5rem 0;padding:.7rem 1rem}
            li a{font-weight:600;text-decoration:none} small,dt{color:#5b6875} iframe{width:100%%;height:70vh;border:1px solid #dde2e6;background:#fff;border-radius:.5rem}
            dl{display:grid;grid-template-columns:max-content 1fr;gap:.1rem 1rem} dd{margin:0;overflow-wrap:anywhere}
            pre{white-space:pre-wrap;background:#fff;border:1px solid #dde2e6;border-radius:.5rem;padding:1rem}
            </style></head><body>%s</body></html>
            """;

    private MailPage() {}

    static String list(List<Mail> mails) {
        StringBuilder rows = new StringBuilder("<h1>Mailbox</h1>");
        rows.append("<p><small>Everything the suite sends by e-mail ends here and goes no further. ")
                .append(mails.size())
                .append(mails.size() == 1 ? " message.</small></p><ul>" : " messages.</small></p><ul>");
        for (Mail mail : mails) {
            rows.append("<li><a href=\"/messages/%s\">%s</a><br><small>%s &rarr; %s, %s</small></li>"
                    .formatted(
                            mail.id(),
                            mail.subject().isBlank() ? "(no subject)" : safe(mail.subject()),
                            safe(mail.from()),
                            safe(mail.deliveredTo()),
                            TIME.format(mail.time())));
        }
        return FRAME.formatted("Mailbox", rows.append("</ul>"));
    }

    static String one(Mail mail) {
        String body = mail.html().isEmpty()
                ? "<pre>%s</pre>".formatted(safe(mail.text()))
                : "<iframe sandbox=\"allow-popups\" src=\"/messages/%s/body\" title=\"message\"></iframe>"
                        .formatted(mail.id());
        return FRAME.formatted(safe(mail.subject()), """
                <p><a href="/">&larr; Mailbox</a></p><h1>%s</h1>
                <dl><dt>From</dt><dd>%s</dd><dt>To</dt><dd>%s</dd><dt>Arrived</dt><dd>%s</dd><dt>Message-ID</dt><dd>%s</dd></dl>
                %s<p><a href="/messages/%s/source">Source</a></p>
                """.formatted(
                        safe(mail.subject()),
                        safe(mail.from()),
                        safe(mail.deliveredTo()),
                        TIME.format(mail.time()),
                        safe(mail.messageId()),
                        body,
                        mail.id()));
    }

    private static String safe(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}

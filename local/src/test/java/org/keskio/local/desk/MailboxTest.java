package org.keskio.local.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MailboxTest {

    private static final String MESSAGE = """
            From: Tunturi <no-reply@tunturi.example>
            To: Aino Virtanen <aino@example.org>
            Subject: =?UTF-8?Q?Tilauksesi_on_l=C3=A4hetetty?=
            Message-ID: <order-1.sent@keskio>
            MIME-Version: 1.0
            Content-Type: multipart/alternative; boundary=b

            --b
            Content-Type: text/plain; charset=UTF-8
            Content-Transfer-Encoding: quoted-printable

            Hei =C3=A4iti
            --b
            Content-Type: text/html; charset=UTF-8

            <h1>Hei</h1><script>alert(1)</script>
            --b--
            """.replace("\n", "\r\n");

    @TempDir
    Path folder;

    @Test
    void takesAMessageApart() throws IOException {
        Mail mail = received("aino@example.org");
        assertThat(mail.subject()).isEqualTo("Tilauksesi on lähetetty");
        assertThat(mail.messageId()).isEqualTo("<order-1.sent@keskio>");
        assertThat(mail.text()).isEqualTo("Hei äiti");
        assertThat(mail.html()).contains("<h1>Hei</h1>");
        assertThat(mail.deliveredTo()).isEqualTo("aino@example.org");
    }

    @Test
    void aMessageSurvivesARestart() throws IOException {
        String id = mailbox().keep("aino@example.org", MESSAGE.getBytes(StandardCharsets.UTF_8));
        assertThat(mailbox().find(id)).isPresent();
    }

    @Test
    void theNewestIsFirst() throws IOException {
        Mailbox mailbox = mailbox();
        mailbox.keep("first@example.org", MESSAGE.getBytes(StandardCharsets.UTF_8));
        mailbox.keep("second@example.org", MESSAGE.getBytes(StandardCharsets.UTF_8));
        assertThat(mailbox.all())
                .extracting(Mail::deliveredTo)
                .containsExactly("second@example.org", "first@example.org");
    }

    @Test
    void anIdThatIsAPathFindsNothing() throws IOException {
        assertThat(mailbox().find("../secrets")).isEmpty();
    }

    @Test
    void thePageShowsAStrangersTextAsText() throws IOException {
        Mail mail = new Mail("1-1", Instant.EPOCH, "a", "b", "b", "<script>alert(1)</script>", "", "<b>", "");
        assertThat(MailPage.one(mail))
                .doesNotContain("<script>")
                .contains("&lt;script&gt;")
                .contains("&lt;b&gt;");
    }

    private Mail received(String recipient) throws IOException {
        Mailbox mailbox = mailbox();
        return mailbox.find(mailbox.keep(recipient, MESSAGE.getBytes(StandardCharsets.UTF_8)))
                .orElseThrow();
    }

    private Mailbox mailbox() {
        return new Mailbox(folder, Clock.fixed(Instant.parse("2026-11-02T10:00:00Z"), ZoneOffset.UTC));
    }
}

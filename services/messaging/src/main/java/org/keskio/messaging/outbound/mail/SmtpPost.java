package org.keskio.messaging.outbound.mail;

import io.quarkus.mailer.Mail;
import io.quarkus.mailer.reactive.ReactiveMailer;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.qute.Variant;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.mail.SMTPException;
import io.vertx.mutiny.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.ZoneId;
import org.keskio.messaging.Settings;
import org.keskio.messaging.application.Post;
import org.keskio.messaging.domain.ContactPoint;
import org.keskio.messaging.domain.CustomerMessage;
import org.keskio.messaging.domain.OrderNews;

/** Sends over SMTP. */
@ApplicationScoped
class SmtpPost implements Post {

    @CheckedTemplate(basePath = "", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    static final class Templates {

        private Templates() {}

        static native TemplateInstance mail(Letter letter);
    }

    private final Vertx vertx;
    private final ReactiveMailer mailer;
    private final LetterWriter writer;
    private final Settings settings;

    @Inject
    SmtpPost(Vertx vertx, ReactiveMailer mailer, LetterWriter writer, Settings settings) {
        this.vertx = vertx;
        this.mailer = mailer;
        this.writer = writer;
        this.settings = settings;
    }

    @Override
    public Uni<Receipt> send(CustomerMessage message, OrderNews news, ContactPoint to, ZoneId zone) {
        // Message bundles render on the thread that asks, which must not be the event loop.
        return vertx.executeBlocking(() -> mail(message, news, to, zone))
                .chain(mail -> mailer.send(mail))
                .<Receipt>replaceWith(new Receipt.Taken())
                .onFailure(SMTPException.class)
                .recoverWithUni(failure -> receiptOf(failure));
    }

    private Mail mail(CustomerMessage message, OrderNews news, ContactPoint to, ZoneId zone) {
        Letter letter = writer.write(message.occasion(), news, to, zone);
        return Mail.withText(to.email(), letter.subject(), body(letter, Variant.TEXT_PLAIN))
                .setHtml(body(letter, Variant.TEXT_HTML))
                .addHeader("Message-ID", message.id().header(settings.mailDomain()))
                .addHeader("Auto-Submitted", "auto-generated")
                .addHeader("Content-Language", letter.locale());
    }

    private static String body(Letter letter, String contentType) {
        return Templates.mail(letter)
                .setVariant(Variant.forContentType(contentType))
                .render();
    }

    private static Uni<Receipt> receiptOf(SMTPException failure) {
        // 5xx is for good, 4xx asks to come back (RFC 5321, 4.2.1).
        return failure.isPermanent()
                ? Uni.createFrom().item(new Receipt.Refused("The mail server refused it: " + failure.getReplyCode()))
                : Uni.createFrom().failure(failure);
    }
}

package org.keskio.messaging.outbound.mail;

import io.quarkus.qute.i18n.Localized;
import io.quarkus.qute.i18n.MessageBundles;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.text.NumberFormat;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Currency;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.keskio.messaging.Settings;
import org.keskio.messaging.domain.ContactPoint;
import org.keskio.messaging.domain.Occasion;
import org.keskio.messaging.domain.OrderNews;

/** Finds the words for an occasion in the customer's language. */
@ApplicationScoped
class LetterWriter {

    private static final Set<Occasion> PROMISING =
            EnumSet.of(Occasion.RECEIVED, Occasion.SHIPPED, Occasion.FOUND_AGAIN, Occasion.PROMISE_MOVED);

    private final Settings settings;

    @Inject
    LetterWriter(Settings settings) {
        this.settings = settings;
    }

    Letter write(Occasion occasion, OrderNews news, ContactPoint to, ZoneId zone) {
        Locale language = languageOf(to.locale());
        Texts texts = textsIn(language);
        String product = news.product().in(language.getLanguage());
        String store = news.destination().orElse(news.source());
        return new Letter(
                language.getLanguage(),
                switch (occasion) {
                    case RECEIVED -> texts.receivedSubject(news.number());
                    case SHIPPED -> texts.shippedSubject(news.number());
                    case READY_FOR_PICKUP -> texts.readySubject(news.number());
                    case DELIVERED -> texts.deliveredSubject(news.number());
                    case COLLECTED -> texts.collectedSubject(news.number());
                    case CANCELLED -> texts.cancelledSubject(news.number());
                    case NOTHING_LEFT -> texts.nothingLeftSubject(news.number());
                    case EXPIRED -> texts.expiredSubject(news.number());
                    case CHOICE -> texts.choiceSubject(news.number());
                    case WAITING -> texts.waitingSubject(news.number());
                    case FOUND_AGAIN -> texts.foundSubject(news.number());
                    case PROMISE_MOVED -> texts.laterSubject(news.number());
                    case UNFILLED -> texts.unfilledSubject(news.number());
                    case RETURNED -> texts.returnedSubject(news.number());
                },
                to.givenName().isBlank() ? texts.greetingWithoutName() : texts.greeting(to.givenName()),
                switch (occasion) {
                    case RECEIVED -> texts.receivedBody(product, news.source());
                    case SHIPPED -> texts.shippedBody(product, news.source());
                    case READY_FOR_PICKUP -> texts.readyBody(product, store);
                    case DELIVERED -> texts.deliveredBody(product);
                    case COLLECTED -> texts.collectedBody(product);
                    case CANCELLED -> texts.cancelledBody(product);
                    case NOTHING_LEFT -> texts.nothingLeftBody(product);
                    case EXPIRED -> texts.expiredBody(product);
                    case CHOICE -> texts.choiceBody(product);
                    case WAITING -> texts.waitingBody(product);
                    case FOUND_AGAIN -> texts.foundBody(product, news.source());
                    case PROMISE_MOVED -> texts.laterBody(product, news.source());
                    case UNFILLED -> texts.unfilledBody(product);
                    case RETURNED -> texts.returnedBody(product);
                },
                texts.pickupCode(),
                occasion == Occasion.READY_FOR_PICKUP ? news.pickupCode().orElse(null) : null,
                rows(occasion, news, product, texts, language, zone),
                texts.closing(settings.senderName()),
                texts.footer());
    }

    private static List<Letter.Row> rows(
            Occasion occasion, OrderNews news, String product, Texts texts, Locale language, ZoneId zone) {
        List<Letter.Row> rows = new ArrayList<>();
        rows.add(new Letter.Row(texts.order(), news.number()));
        rows.add(new Letter.Row(texts.product(), product));
        rows.add(new Letter.Row(texts.quantity(), Integer.toString(news.quantity())));
        NumberFormat money = NumberFormat.getCurrencyInstance(language);
        money.setCurrency(Currency.getInstance(news.currency()));
        rows.add(new Letter.Row(texts.paid(), money.format(news.total())));
        news.destination().ifPresent(store -> rows.add(new Letter.Row(texts.collectAt(), store)));
        DateTimeFormatter time = DateTimeFormatter.ofPattern("EEE d.M.yyyy HH:mm", language);
        if (PROMISING.contains(occasion)) {
            news.promise()
                    .ifPresent(promise -> rows.add(new Letter.Row(texts.promise(), time.format(promise.atZone(zone)))));
        }
        news.chooseBy().ifPresent(by -> rows.add(new Letter.Row(texts.chooseBy(), time.format(by.atZone(zone)))));
        news.trackingNumber().ifPresent(number -> rows.add(new Letter.Row(texts.tracking(), number)));
        return rows;
    }

    private static Locale languageOf(String locale) {
        return switch (locale) {
            case "fi" -> Locale.of("fi", "FI");
            case "sv" -> Locale.of("sv", "SE");
            default -> Locale.UK;
        };
    }

    private static Texts textsIn(Locale language) {
        return language.equals(Locale.UK)
                ? MessageBundles.get(Texts.class)
                : MessageBundles.get(Texts.class, Localized.Literal.of(language.getLanguage()));
    }
}

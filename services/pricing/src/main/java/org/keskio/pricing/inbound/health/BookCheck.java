package org.keskio.pricing.inbound.health;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;
import org.keskio.pricing.application.LivePriceBook;
import org.keskio.pricing.application.QuoteSigner;
import org.keskio.pricing.domain.BookView;

/**
 * Ready once the book was complete and there is a key. A replica that refuses stays ready and says so in the data: when
 * the database is away all refuse, and taking all away would hide the reason from callers.
 */
@Readiness
@ApplicationScoped
class BookCheck implements HealthCheck {

    private final LivePriceBook book;
    private final QuoteSigner signer;

    @Inject
    BookCheck(LivePriceBook book, QuoteSigner signer) {
        this.book = book;
        this.signer = signer;
    }

    @Override
    public HealthCheckResponse call() {
        BookView view = book.view();
        return HealthCheckResponse.named("price-book")
                .status(book.isLoaded() && signer.isReady())
                .withData("revision", view.revision())
                .withData("closed_to", view.closedTo().toString())
                .withData("prices", view.prices())
                .withData("refusing", book.refusal().orElse("no"))
                .build();
    }
}

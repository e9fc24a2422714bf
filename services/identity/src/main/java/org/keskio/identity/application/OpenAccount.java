package org.keskio.identity.application;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.hibernate.reactive.mutiny.Mutiny;
import org.keskio.identity.domain.CustomerId;

/** Opens a login for a customer. */
@ApplicationScoped
public class OpenAccount {

    /** How it went. */
    public sealed interface Result {

        /** As the account server says. */
        record Asked(Accounts.Outcome outcome) implements Result {}

        /** No such customer. */
        record Unknown() implements Result {}

        /** The customer has no e-mail address. */
        record EmailMissing() implements Result {}
    }

    private final Customers customers;
    private final Accounts accounts;

    OpenAccount(Customers customers, Accounts accounts) {
        this.customers = customers;
        this.accounts = accounts;
    }

    /** Opens it; the transaction only keeps the answer. */
    public Uni<Result> of(Mutiny.StatelessSession tx, CustomerId id) {
        return customers
                .find(tx, id)
                .chain(found -> found.<Uni<Result>>map(customer -> customer.email()
                                .<Uni<Result>>map(
                                        email -> accounts.open(id, email).map(Result.Asked::new))
                                .orElseGet(() -> Uni.createFrom().item(new Result.EmailMissing())))
                        .orElseGet(() -> Uni.createFrom().item(new Result.Unknown())));
    }
}

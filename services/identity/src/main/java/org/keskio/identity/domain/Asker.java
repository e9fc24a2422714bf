package org.keskio.identity.domain;

import java.util.Collection;
import java.util.Optional;
import java.util.Set;

/**
 * Who asks, as far as it matters for what they may do.
 *
 * @param subject  of the token
 * @param store    the store a member of staff is bound to
 * @param customer the customer that a shopper's token stands for
 */
public record Asker(String subject, Set<Role> roles, Optional<String> store, Optional<CustomerId> customer) {

    /** What the asker is to the company; one account may be several. */
    public enum Role {
        /** A clerk or store manager. */
        STAFF,
        /** A web shop's or till's own client. */
        SHOP,
        /** One of our services. */
        SERVICE
    }

    public Asker {
        roles = Set.copyOf(roles);
    }

    /** Whether the asker may change this customer: staff and services any, a customer themselves. */
    public boolean mayActFor(CustomerId id) {
        return roles.contains(Role.STAFF) || maySee(id);
    }

    /** Whether the asker may see the identifiers: services, and a customer their own; staff see masked ones elsewhere. */
    public boolean maySee(CustomerId id) {
        return roles.contains(Role.SERVICE) || customer.filter(id::equals).isPresent();
    }

    /** The customer with the identifiers that the asker may see, and those that the asker named and so knows. */
    public Customer view(Customer customer, Collection<Identifier> named) {
        return maySee(customer.id())
                ? customer
                : new Customer(
                        customer.id(),
                        customer.identifiers().stream().filter(named::contains).toList(),
                        customer.recognition(),
                        customer.createTime());
    }

    /** Whether the asker really stands on that channel: a choice about a channel must not be evaded by naming another. */
    public boolean isOn(Channel channel) {
        if (roles.contains(Role.SERVICE) || roles.contains(Role.SHOP)) {
            return true;
        }
        return switch (channel) {
            case STORE -> roles.contains(Role.STAFF);
            case CUSTOMER_SERVICE -> roles.contains(Role.STAFF) && store.isEmpty();
            case WEB -> false;
        };
    }
}

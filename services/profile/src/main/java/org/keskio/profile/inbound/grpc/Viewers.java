package org.keskio.profile.inbound.grpc;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.keskio.platform.calls.Caller;
import org.keskio.platform.calls.Callers;
import org.keskio.profile.domain.CustomerId;
import org.keskio.profile.domain.Source;
import org.keskio.profile.domain.Viewer;

/** Who makes the current call, and what they may. */
@ApplicationScoped
class Viewers {

    private static final Map<String, Viewer.Role> ROLES = Map.of(
            "clerk", Viewer.Role.CLERK,
            "store-manager", Viewer.Role.MANAGER,
            "service", Viewer.Role.SERVICE,
            "operator", Viewer.Role.OPERATOR);

    private final Callers callers;

    Viewers(Callers callers) {
        this.callers = callers;
    }

    Viewer current() {
        Caller caller = callers.current();
        Set<Viewer.Role> roles = EnumSet.noneOf(Viewer.Role.class);
        ROLES.forEach((name, role) -> {
            if (caller.is(name)) {
                roles.add(role);
            }
        });
        return new Viewer(
                caller.subject(),
                caller.name(),
                roles,
                caller.store(),
                caller.customerId().flatMap(Viewers::claim));
    }

    /** The caller, who serves customers or is this one. */
    Viewer serving(CustomerId id) {
        Viewer viewer = current();
        if (!viewer.servesCustomers() && !viewer.isSelf(id)) {
            throw Refusals.notPermitted();
        }
        return viewer;
    }

    /** Where an answer was given; a place that the caller may not speak for is refused. */
    static Source source(Viewer viewer, CustomerId id, String claimed) {
        if (claimed.isEmpty()) {
            return viewer.source(id);
        }
        Source source = Refusals.read("source", () -> new Source(claimed));
        if (!viewer.maySpeakFor(source, id)) {
            throw Refusals.notPermitted();
        }
        return source;
    }

    /** A claim that is no id stands for nobody. */
    private static Optional<CustomerId> claim(String customerId) {
        try {
            return Optional.of(CustomerId.of(customerId));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}

package org.keskio.gateway.clerk;

import io.quarkus.cache.CacheResult;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.keskio.gateway.peers.Peers;
import org.keskio.gateway.problem.Problem;
import org.keskio.gateway.problem.Reason;
import org.keskio.inventory.v1.GetLocationRequest;
import org.keskio.inventory.v1.Location;
import org.keskio.platform.calls.Callers;

/** The store that a clerk stands in, as their token says. */
@ApplicationScoped
public class Stores {

    private final Callers callers;
    private final Peers peers;

    @Inject
    Stores(Callers callers, Peers peers) {
        this.callers = callers;
        this.peers = peers;
    }

    /** Its code; a problem when the caller is not bound to a store. */
    public String codeOfCaller() {
        return callers.current()
                .store()
                .orElseThrow(() -> Problem.of(
                                Reason.STORE_MISSING, "The caller is not bound to a store; ask the administrator")
                        .build());
    }

    /** What is known about a store; kept for a few minutes. */
    @CacheResult(cacheName = "stores")
    public Uni<Location> find(String code) {
        GetLocationRequest request =
                GetLocationRequest.newBuilder().setCode(code).build();
        return peers.locations(locations -> locations.getLocation(request)).map(answer -> answer.getLocation());
    }
}

package org.keskio.messaging.outbound.profile;

import io.grpc.Status;
import io.quarkus.grpc.GrpcClient;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.UUID;
import org.keskio.messaging.application.ContactPoints;
import org.keskio.messaging.domain.ContactPoint;
import org.keskio.profile.v1.ConsentPurpose;
import org.keskio.profile.v1.GetContactPointRequest;
import org.keskio.profile.v1.ProfileService;

/** Asks profile. */
@ApplicationScoped
class ProfileContactPoints implements ContactPoints {

    private final ProfileService profile;

    @Inject
    ProfileContactPoints(@GrpcClient("profile") ProfileService profile) {
        this.profile = profile;
    }

    @Override
    public Uni<Answer> of(UUID customerId) {
        return profile.getContactPoint(GetContactPointRequest.newBuilder()
                        .setCustomerId(customerId.toString())
                        .setPurpose(ConsentPurpose.CONSENT_PURPOSE_TRANSACTIONAL)
                        .build())
                .<Answer>map(found ->
                        new Answer.Found(new ContactPoint(found.getEmail(), found.getGivenName(), found.getLocale())))
                .onFailure()
                .recoverWithUni(failure -> switch (Status.fromThrowable(failure).getCode()) {
                    case NOT_FOUND -> none("The customer is not known any more");
                    case FAILED_PRECONDITION -> none("The customer has no e-mail address");
                    case PERMISSION_DENIED -> none("The customer does not want it");
                    default -> Uni.createFrom().failure(failure);
                });
    }

    private static Uni<Answer> none(String why) {
        return Uni.createFrom().item(new Answer.None(why));
    }
}

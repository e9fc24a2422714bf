package org.keskio.identity.outbound.keycloak;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.keskio.identity.application.Accounts;
import org.keskio.identity.application.IdentitySettings;
import org.keskio.identity.domain.CustomerId;
import org.keskio.identity.domain.EmailAddress;
import org.keycloak.OAuth2Constants;
import org.keycloak.admin.client.Keycloak;
import org.keycloak.admin.client.KeycloakBuilder;
import org.keycloak.admin.client.resource.RealmResource;
import org.keycloak.admin.client.resource.RoleScopeResource;
import org.keycloak.admin.client.resource.UserResource;
import org.keycloak.representations.idm.RoleRepresentation;
import org.keycloak.representations.idm.UserRepresentation;

/** The realm that holds the logins. Blocks: not for the event loop. */
@ApplicationScoped
class Realm {

    /** Attribute of the account that becomes the token's claim. */
    static final String CUSTOMER_ID = "customer_id";

    private static final String ROLE = "customer";
    private static final int CREATED = 201;
    private static final int CONFLICT = 409;
    private static final Duration SHORTEST = Duration.ofMillis(100);
    private static final Duration LONGEST = Duration.ofSeconds(30);

    private final Keycloak keycloak;
    private final String name;

    Realm(IdentitySettings settings) {
        IdentitySettings.Logins logins = settings.accounts();
        if (logins.timeout().compareTo(SHORTEST) < 0 || logins.timeout().compareTo(LONGEST) > 0) {
            throw new IllegalStateException("keskio.identity.accounts.timeout must be 100 ms to 30 s");
        }
        String url = URI.create(logins.realmUrl()).normalize().toString();
        int cut = url.lastIndexOf("/realms/");
        if (cut < 0) {
            throw new IllegalStateException("keskio.identity.accounts.realm-url must end in /realms/<name>");
        }
        this.name = url.substring(cut + "/realms/".length()).replace("/", "");
        this.keycloak = KeycloakBuilder.builder()
                .serverUrl(url.substring(0, cut))
                .realm(name)
                .grantType(OAuth2Constants.CLIENT_CREDENTIALS)
                .clientId(logins.clientId())
                .clientSecret(logins.clientSecret())
                .build();
    }

    @PreDestroy
    void close() {
        keycloak.close();
    }

    /** Makes the login or finds it; completes one that an earlier attempt left half done. */
    Accounts.Outcome open(CustomerId id, EmailAddress email) {
        RealmResource realm = keycloak.realm(name);
        Optional<UserRepresentation> existing = find(realm, email);
        if (existing.isPresent()) {
            return adopt(realm, existing.get(), id);
        }
        try (Response response = realm.users().create(newUser(id, email))) {
            if (response.getStatus() == CREATED) {
                String path = response.getLocation().getPath();
                giveRole(realm.users().get(path.substring(path.lastIndexOf('/') + 1)));
                return new Accounts.Outcome.Opened(email.value(), true);
            }
            if (response.getStatus() != CONFLICT) {
                throw new IllegalStateException("Keycloak answered " + response.getStatus());
            }
        }
        // Somebody made it between the search and the creation.
        return find(realm, email).map(user -> adopt(realm, user, id)).orElseGet(Accounts.Outcome.Taken::new);
    }

    private static Optional<UserRepresentation> find(RealmResource realm, EmailAddress email) {
        List<UserRepresentation> users = new ArrayList<>(realm.users().searchByEmail(email.value(), true));
        users.addAll(realm.users().searchByUsername(email.value(), true));
        return users.stream().findFirst();
    }

    private static Accounts.Outcome adopt(RealmResource realm, UserRepresentation user, CustomerId id) {
        Map<String, List<String>> attributes =
                user.getAttributes() == null ? new HashMap<>() : new HashMap<>(user.getAttributes());
        List<String> holder = attributes.getOrDefault(CUSTOMER_ID, List.of());
        UserResource account = realm.users().get(user.getId());
        if (holder.isEmpty()) {
            // Without proof that its owner reads that mail, an account found under the address may be anybody's.
            if (!Boolean.TRUE.equals(user.isEmailVerified())) {
                return new Accounts.Outcome.Taken();
            }
            attributes.put(CUSTOMER_ID, List.of(id.toString()));
            user.setAttributes(attributes);
            account.update(user);
        } else if (!holder.equals(List.of(id.toString()))) {
            return new Accounts.Outcome.Taken();
        }
        giveRole(account);
        return new Accounts.Outcome.Opened(user.getUsername(), false);
    }

    private static UserRepresentation newUser(CustomerId id, EmailAddress email) {
        UserRepresentation user = new UserRepresentation();
        user.setUsername(email.value());
        user.setEmail(email.value());
        user.setEmailVerified(false);
        user.setEnabled(true);
        user.setAttributes(Map.of(CUSTOMER_ID, List.of(id.toString())));
        user.setRequiredActions(List.of("UPDATE_PASSWORD"));
        return user;
    }

    private static void giveRole(UserResource account) {
        RoleScopeResource roles = account.roles().realmLevel();
        List<RoleRepresentation> missing = roles.listAvailable().stream()
                .filter(role -> role.getName().equals(ROLE))
                .toList();
        if (!missing.isEmpty()) {
            roles.add(missing);
        }
    }
}

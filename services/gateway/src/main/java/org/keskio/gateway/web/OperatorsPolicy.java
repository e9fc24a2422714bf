package org.keskio.gateway.web;

import io.quarkus.arc.properties.IfBuildProperty;
import io.quarkus.keycloak.pep.runtime.KeycloakPolicyEnforcerAuthorizer;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.vertx.http.runtime.security.HttpSecurityPolicy;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;

/**
 * Keycloak's own policies, asked for the operators' addresses only. The enforcer that this takes the place of would ask
 * Keycloak about every other address too, and refuse clerks and shops while Keycloak is away.
 */
@Singleton
@IfBuildProperty(name = "quarkus.keycloak.policy-enforcer.enabled", stringValue = "true")
public class OperatorsPolicy extends KeycloakPolicyEnforcerAuthorizer {

    @Override
    public Uni<CheckResult> checkPermission(
            RoutingContext exchange,
            Uni<SecurityIdentity> identity,
            HttpSecurityPolicy.AuthorizationRequestContext context) {
        return exchange.normalizedPath().startsWith(Edge.OPS)
                ? super.checkPermission(exchange, identity, context)
                : CheckResult.permit();
    }
}

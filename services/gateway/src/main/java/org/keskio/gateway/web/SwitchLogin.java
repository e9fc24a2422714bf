package org.keskio.gateway.web;

import io.quarkus.arc.Unremovable;
import io.quarkus.oidc.OidcRedirectFilter;
import io.quarkus.oidc.Redirect;
import jakarta.enterprise.context.ApplicationScoped;

/** On a shared handheld the next user always shows a password. */
@ApplicationScoped
@Unremovable
@Redirect(Redirect.Location.OIDC_AUTHORIZATION)
public class SwitchLogin implements OidcRedirectFilter {

    @Override
    public void filter(OidcRedirectContext redirect) {
        if (redirect.routingContext().queryParams().contains(Sessions.SWITCH)) {
            redirect.additionalQueryParams().set("prompt", "login");
        }
    }
}

package dev.causeway.gateway.ops.security;

import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;

/** Who the current request comes from. Static and stateless. */
public final class CurrentOperator {
    private CurrentOperator() {}

    /** The account's name, {@code nobody} outside a request. */
    public static String name() {
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        return authentication == null ? "nobody" : authentication.getName();
    }
}

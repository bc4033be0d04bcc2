package dev.causeway.gateway.ops.security;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.web.authentication.AuthenticationConverter;
import org.springframework.security.web.authentication.www.BasicAuthenticationConverter;

/** Reads {@code Authorization: Basic} and {@code Bearer}, and says who it is. Request threads; stateless. */
final class AccountAuthentication implements AuthenticationConverter, AuthenticationProvider {
    private static final String BEARER = "Bearer ";
    private static final String MACHINE = "machine";

    private final Accounts accounts;
    private final BasicAuthenticationConverter basic = new BasicAuthenticationConverter();

    AccountAuthentication(Accounts accounts) {
        this.accounts = accounts;
    }

    /** Carries a token on its way to be judged. */
    private static final class Bearer extends UsernamePasswordAuthenticationToken {
        private static final long serialVersionUID = 1L;

        Bearer(String token) {
            super(MACHINE, token);
        }
    }

    @Override
    public Authentication convert(HttpServletRequest request) {
        String header = request.getHeader(HttpHeaders.AUTHORIZATION);
        if (header != null && header.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
            return new Bearer(header.substring(BEARER.length()).strip());
        }
        return basic.convert(request);
    }

    @Override
    public Authentication authenticate(Authentication presented) {
        String secret = String.valueOf(presented.getCredentials());
        Optional<Accounts.Account> account = presented instanceof Bearer
                ? accounts.byToken(secret)
                : accounts.byPassword(presented.getName(), secret);
        return account.map(AccountAuthentication::accepted)
                .orElseThrow(() -> new BadCredentialsException("not accepted"));
    }

    private static Authentication accepted(Accounts.Account account) {
        List<SimpleGrantedAuthority> roles = account.roles().stream()
                .map(role -> new SimpleGrantedAuthority("ROLE_" + role))
                .toList();
        return UsernamePasswordAuthenticationToken.authenticated(account.name(), null, roles);
    }

    @Override
    public boolean supports(Class<?> authentication) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(authentication);
    }
}

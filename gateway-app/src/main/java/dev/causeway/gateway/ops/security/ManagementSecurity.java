package dev.causeway.gateway.ops.security;

import dev.causeway.gateway.config.GatewayProperties;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.boot.actuate.autoconfigure.endpoint.web.WebEndpointProperties;
import org.springframework.boot.actuate.autoconfigure.web.server.ManagementServerProperties;
import org.springframework.boot.security.autoconfigure.actuate.web.servlet.EndpointRequest;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.security.authentication.AuthenticationEventPublisher;
import org.springframework.security.authentication.ProviderManager;
import org.springframework.security.authorization.AuthorizationEventPublisher;
import org.springframework.security.authorization.SpringAuthorizationEventPublisher;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.AuthenticationEntryPointFailureHandler;
import org.springframework.security.web.authentication.AuthenticationFilter;
import org.springframework.security.web.authentication.www.BasicAuthenticationFilter;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

/**
 * Two chains. The first lets accounts at the endpoints: strangers see liveness and readiness only, VIEWER reads, OPERATOR
 * commands, ADMIN also sets log levels. The last denies everything else, on the main port as well. No sessions, no cookies;
 * a write that a browser sends for some page carries Origin and is refused. The container's own error pages are let through:
 * they are the body of an answer that was already decided.
 */
@Configuration(proxyBeanMethods = false)
class ManagementSecurity {
    private static final String[] READERS = {"VIEWER"};
    private static final AuthenticationEntryPoint UNAUTHORIZED = (request, response, exception) -> {
        response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
        response.sendError(HttpServletResponse.SC_UNAUTHORIZED);
    };

    @Bean
    AccountAuthentication accountAuthentication(
            GatewayProperties properties, ManagementServerProperties management, Environment environment) {
        return new AccountAuthentication(new Accounts(AccountRules.accounts(
                properties.security(), management.getAddress(), environment.acceptsProfiles(Profiles.of("demo")))));
    }

    @Bean
    ProviderManager authenticationManager(AccountAuthentication accounts, AuthenticationEventPublisher events) {
        ProviderManager manager = new ProviderManager(accounts);
        manager.setAuthenticationEventPublisher(events);
        return manager;
    }

    /** Refusals by role are in the audit as well. */
    @Bean
    AuthorizationEventPublisher authorizationEvents(ApplicationEventPublisher events) {
        return new SpringAuthorizationEventPublisher(events);
    }

    @Bean
    @Order(1)
    SecurityFilterChain endpoints(
            HttpSecurity http, AccountAuthentication accounts, ProviderManager manager, WebEndpointProperties endpoints)
            throws Exception {
        String health = endpoints.getBasePath() + "/health/";
        RequestMatcher writeOfAPage =
                request -> request.getHeader(HttpHeaders.ORIGIN) != null && !"GET".equals(request.getMethod());
        return stateless(http.securityMatcher(EndpointRequest.toAnyEndpoint()))
                .addFilterBefore(filter(manager, accounts), BasicAuthenticationFilter.class)
                .authorizeHttpRequests(rules -> rules.requestMatchers(writeOfAPage)
                        .denyAll()
                        .requestMatchers(get(health + "liveness"), get(health + "readiness"))
                        .permitAll()
                        .requestMatchers(HttpMethod.GET)
                        .hasAnyRole(READERS)
                        .requestMatchers(EndpointRequest.to("loggers"))
                        .hasRole("ADMIN")
                        .requestMatchers(HttpMethod.POST)
                        .hasRole("OPERATOR")
                        .anyRequest()
                        .denyAll())
                .build();
    }

    @Bean
    @Order(2)
    SecurityFilterChain everythingElse(HttpSecurity http) throws Exception {
        return stateless(http)
                .authorizeHttpRequests(rules -> rules.dispatcherTypeMatchers(DispatcherType.ERROR)
                        .permitAll()
                        .anyRequest()
                        .denyAll())
                .build();
    }

    private static HttpSecurity stateless(HttpSecurity http) throws Exception {
        return http.csrf(AbstractHttpConfigurer::disable)
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .requestCache(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .exceptionHandling(handling -> handling.authenticationEntryPoint(UNAUTHORIZED));
    }

    private static AuthenticationFilter filter(ProviderManager manager, AccountAuthentication accounts) {
        AuthenticationFilter filter = new AuthenticationFilter(manager, accounts);
        filter.setSuccessHandler((request, response, authentication) -> {});
        filter.setFailureHandler(new AuthenticationEntryPointFailureHandler(UNAUTHORIZED));
        return filter;
    }

    private static RequestMatcher get(String path) {
        return PathPatternRequestMatcher.withDefaults().matcher(HttpMethod.GET, path);
    }
}

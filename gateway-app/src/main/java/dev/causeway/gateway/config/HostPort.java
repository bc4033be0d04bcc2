package dev.causeway.gateway.config;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code host:port}; the host a name or an address, an IPv6 address in brackets; the port 1..65535. */
@Target({ElementType.FIELD, ElementType.PARAMETER, ElementType.TYPE_USE})
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = HostPort.Validator.class)
public @interface HostPort {
    String message() default "host:port with a port of 1 to 65535, for example 127.0.0.1:9880 or [::1]:9880";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /** The check; null is left to others. */
    final class Validator implements ConstraintValidator<HostPort, String> {
        private static final Pattern SHAPE = Pattern.compile("(?:[^\\s:\\[\\]]+|\\[[0-9a-fA-F:.]+]):(\\d{1,5})");

        @Override
        public boolean isValid(String value, ConstraintValidatorContext context) {
            if (value == null) {
                return true;
            }
            Matcher matcher = SHAPE.matcher(value);
            if (!matcher.matches()) {
                return false;
            }
            int port = Integer.parseInt(matcher.group(1));
            return port >= 1 && port <= 65_535;
        }
    }
}

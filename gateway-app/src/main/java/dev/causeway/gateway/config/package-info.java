/**
 * What an operator may set, under {@code gateway.*}: validated records, defaults in one place.
 *
 * <p>May import: Spring Boot's configuration properties, Jakarta Validation, the JDK.
 */
package dev.causeway.gateway.config;

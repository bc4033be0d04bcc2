/**
 * Ends the gateway by SIGKILL at an exact instruction, without a hook in the product: a Java agent of the tests weaves a
 * trigger into one method of the real jar. Runs inside the gateway's process, so nothing here may use the test's libraries
 * but Byte Buddy.
 */
package dev.causeway.gateway.crash;

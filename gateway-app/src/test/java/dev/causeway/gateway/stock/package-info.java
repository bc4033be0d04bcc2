/** For comparison: a gateway as QuickFIX/J's own parts make it, without the journal's say over the expected number. */
package dev.causeway.gateway.stock;

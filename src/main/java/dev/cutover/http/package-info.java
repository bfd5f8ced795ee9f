/**
 * HTTP as every connector speaks it that needs it: where a service is, how one signs in, whom one trusts, and what a
 * request without an answer means. Certificates are always verified. Nothing is sent twice by itself.
 */
@NullMarked
package dev.cutover.http;

import org.jspecify.annotations.NullMarked;

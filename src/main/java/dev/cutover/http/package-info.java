/**
 * HTTP as every connector speaks it that needs it: where a service is, how one signs in, whom one trusts, and what a
 * request without an answer means.
 *
 * <p>Certificates are always verified, but for a service on this machine whose settings say otherwise. Nothing is sent
 * twice by itself, except after status 401, which says that nothing was done: a token is then fetched again, and other
 * secrets are looked up again; if they have changed, the request is sent once more. Only GET and HEAD follow
 * redirections, within the same scheme, host and port. To any other address go neither sign-in nor headers.
 *
 * <p>A connector opens an {@link dev.cutover.http.HttpSender} for its service, and sends
 * {@linkplain dev.cutover.http.HttpCall calls}. An {@linkplain dev.cutover.http.HttpAnswer answer} of any status is an
 * answer; an {@link dev.cutover.http.HttpFailureException} says whether the service may have got the request.
 */
@NullMarked
package dev.cutover.http;

import org.jspecify.annotations.NullMarked;

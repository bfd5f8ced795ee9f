/**
 * Services that speak HTTP: operations, metrics and record sets of systems that have an interface for programs.
 *
 * <p>Only the environment file defines requests; a runbook can only call an operation by its name and pass values.
 *
 * <pre>{@code
 * systems:
 *   orders-api:
 *     connector: http
 *     with:
 *       url: https://oms.example/api
 *       headers: { X-Team: cutover }
 *       sign-in: { token: { url: https://login.example/token, client-id: cutover, client-secret: "${secret:OMS}" } }
 *       tls: { ca: ca.pem, certificate: client.pem, key: client.key }
 *       idempotency: { header: Idempotency-Key, window: 24h, means: repeats-answer }
 *       error-body: { pointer: /error, detail: /error/message }
 *       check: /health
 *       metrics:
 *         error_rate:
 *           request: { url: "/stats?seconds={window}&region={segment.region}" }
 *           value: /rate
 *           samples: /count
 *           unit: fraction
 *       records:
 *         orders:
 *           request: { url: "/orders?size=500" }
 *           rows: /items
 *           key: [order_id]
 *           columns: { order_id: /id, status: /status, total: /sum/amount, placed_at: /placed }
 *           types: { total: decimal }
 *           time: placed_at
 *           page: { next: /links/next }
 *           by-key: { request: { url: "/orders/{key.order_id}" } }
 *     operations:
 *       release:
 *         description: Releases an order
 *         request: { method: POST, url: "/orders/{order}/release", json: { reason: "{reason}" } }
 *         parameters: { order: { required: true, matches: "[A-Z0-9-]+" }, reason: { default: cutover } }
 *         idempotent: true
 *         timeout: 20s
 *         undo: hold
 *         outputs: { ticket: /ticket/id }
 *         read-back:
 *           request: { url: "/orders/{order}" }
 *           done: { pointer: /state, equals: released }
 *           not-done: { status: [404] }
 *           settles: 10s
 *       hold:
 *         request: { method: DELETE, url: "/orders/{order}/release" }
 *         parameters: { order: { required: true } }
 * }</pre>
 *
 * <p><b>Sign-in and trust.</b> {@code sign-in} is one of {@code { bearer: "${secret:NAME}" }}, {@code { basic: { user,
 * password } }} and {@code { token: { url, client-id, client-secret, scope, client: header } }} (OAuth 2 client
 * credentials; {@code client: body} sends the client's secret in the body). Tokens that are handed out are hidden like
 * secrets. After status 401, which says that nothing was done, a token is fetched again, or the secrets are looked up
 * again, and the request is sent once more if they have changed. Certificates are always verified, against those of the
 * Java runtime or against {@code tls.ca}; {@code tls: { verify: false }} is accepted only if the service, {@code check}
 * and where tokens come from are all on this machine. Private keys are in PKCS 8 and not encrypted. Secrets may stand
 * in {@code sign-in}, {@code headers} and {@code tls} under {@code with}, and never in a request, which is kept as
 * evidence.
 *
 * <p><b>Places in requests.</b> <code>{order}</code> stands for a parameter, <code>{segment.region}</code> for the
 * segment's value, <code>{cutover.key}</code> for the idempotency key. In a path and a query, a value is
 * percent-encoded; in a path, an empty one, <code>.</code> and <code>..</code> are refused. A JSON text that is one
 * place alone becomes the value with its type, a number or a list too. A field of a form that is one place alone is
 * repeated for each item of a list. In a header, a value with a line break or a character outside of ASCII is refused.
 * A write is never a GET.
 *
 * <p><b>What an answer means.</b> In this order:
 *
 * <ul>
 *   <li>a status of {@code unknown}: the outcome is unknown;
 *   <li>a status of {@code success} (200 to 299): done; but failed if its body tells an error at {@code error.pointer}
 *       of the operation or {@code error-body} of the system, with nothing changed only if that says
 *       {@code nothing-changed: true}; and unknown if {@code outputs} are missing, or a body that should be JSON is
 *       not;
 *   <li>a status of {@code nothing-changed} (by default 400 to 431 without 402, 407, 408, 416 to 418 and 424), or 307,
 *       308, or 503 with {@code Retry-After}: failed, and nothing changed;
 *   <li>another status from 400 to 499: failed, and it may have changed something;
 *   <li>anything else, such as 500, 502, 504 of a proxy, 302 or 303: the outcome is unknown. A service that answers 303
 *       when it is done has it in {@code success}; a page for signing in is answered in the same way;
 *   <li>no answer: nothing changed if the connection was refused or the service is not trusted; unknown if the request
 *       may have arrived.
 * </ul>
 *
 * <p>A status 202 counts as done: where the work follows later, the step's {@code verify} waits for it, or 202 stands
 * in {@code unknown} and the read-back decides. An operation that {@code reads} never ends in doubt. GET and HEAD
 * follow up to five redirections within the same scheme, host and port; a write follows none. Nothing is repeated here,
 * but the retry of a step decides: after status 429 or 503 with {@code Retry-After}, the next call waits as long as was
 * asked, at most {@code retry-after} (2m), or fails if it would end before.
 *
 * <p><b>Idempotency.</b> With {@code idempotency}, each write carries the key of the call in {@code header}: the same
 * for each attempt and after a restart, another one for the undo. It is sent as it stands, with {@code /}, {@code =}
 * and {@code ,} in it; {@code quoted: true} sends it in quotation marks, as structured fields want it; a key of more
 * than 255 characters is sent as its SHA-256. {@code means} says what the service does with a key that it knows, for
 * readers of {@code cutover connectors}. {@code window} is how long the service remembers it: when a key was first sent
 * is kept with the run, and a repeat after the window is not sent; its outcome stays unknown until the read-back.
 *
 * <p>A refusal forgets a key only if it answers the first sending; a read-back that finds the work not done forgets it.
 *
 * <p><b>Read-backs.</b> An answer that meets {@code done} ends the doubt. One that meets {@code not-done} is believed
 * only if it is still so after {@code settles}, since a request whose caller has gone may still be at work: by default
 * as long as the operation's request may take ({@code timeout}). Until then it is asked again, in five parts; where the
 * call ends before, the outcome stays unknown. An answer of success whose body tells an error ({@code error},
 * {@code error-body}) leaves the outcome unknown, and so does the status alone of an answer that came by a redirection:
 * there, {@code done} and {@code not-done} need a {@code pointer}.
 *
 * <p><b>Traces.</b> Every request of a step carries its correlation ({@code correlation: X-Correlation-Id}) and a W3C
 * {@code traceparent}: one trace for all attempts and read-backs of a step, one span a request.
 *
 * <p><b>Evidence.</b> Request and answer of each call are kept, with bodies of up to 1,048,576 characters. In place of
 * the sign-in and of the system's headers stands a marker; cookies are left out.
 *
 * <p><b>Metrics.</b> A query is the name of a metric; one named {@code "*"} takes every other query as <code>{query}
 * </code>. The value must be a number, or with a {@code unit} a text that is a number; everything else, and a number of
 * samples that is missing, is no data. An error in the body ({@code error-body}) is no data, whatever value stands
 * beside it.
 *
 * <p><b>Record sets.</b> Pages are read one at a time: {@code page: { next: /next }} is the address of the next page in
 * the body, or with {@code parameter: after} a cursor; {@code { link-header: true }} the header {@code Link}; {@code {
 * number: page, first: 1 }} and {@code { offset: offset }} count pages or rows until one is empty, with {@code size}
 * and {@code size-parameter}. A page that fails, that comes again or that is at another address is never taken for the
 * end, neither is one whose body tells an error ({@code error-body}) or whose header {@code Link} is not understood,
 * and a row without its key is not left out: reading fails. Segments and times are selected here.
 *
 * <p><b>A check of the system</b> is one GET of {@code check}: any answer shows that the service is there; 401 and 403
 * that it refuses the sign-in; its {@code Date} tells its clock, in whole seconds.
 */
@NullMarked
package dev.cutover.connector.http;

import org.jspecify.annotations.NullMarked;

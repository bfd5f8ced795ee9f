/**
 * HAProxy as a router of traffic, through its {@code stats socket}.
 *
 * <pre>{@code
 * systems:
 *   ingress:
 *     connector: haproxy
 *     with:
 *       socket: /run/haproxy/admin.sock     # or address: 127.0.0.1:9999, a port of the loopback interface
 *       timeout: 2s
 *       map:                                # weights in a map, in basis points of the new platform
 *         path: /etc/haproxy/weights.map
 *         key: "{segment.region}:{segment.lane}"
 *       counts:
 *         old: "legacy_{segment.region}_{segment.lane}"
 *         new: "orchestrator_{segment.region}_{segment.lane}"
 *   ingress-by-servers:
 *     connector: haproxy
 *     with:
 *       socket: /run/haproxy/admin.sock
 *       servers:                            # or weights of two servers in a backend of each segment
 *         backend: "seg_{segment.region}_{segment.lane}"
 *         old: legacy
 *         new: orchestrator
 *         sum: 200                          # what both add up to: 200 holds half percents
 *         state-file: /var/lib/haproxy/state
 * }</pre>
 *
 * <p><b>One change</b> is read, set and read again on one connection, in HAProxy's interactive mode: each answer ends
 * with a prompt, so one that was cut short is told from an empty one. An empty answer proves nothing; what is read back
 * decides. HAProxy cannot compare and set: a weight that somebody else moves in the instant between is told, because
 * the line of commands that sets it begins with a reading.
 *
 * <p><b>Several segments</b> are set one by one, in one line of commands: other entries of the map are never touched,
 * and what was set and what was not is told exactly. HAProxy's transactions would replace the whole map, and silently
 * undo what others set meanwhile.
 *
 * <p><b>Kept weights.</b> What is set at run time is lost when HAProxy is started or loaded again, so it is written to
 * the map's file too, or to the state file of servers: after the change where the new platform's share grows, before it
 * where it shrinks. A reload in between never gives the new platform more than was decided. A worker that had read the
 * file before it was written, and takes over after the change, is found by the next reading of the weights.
 *
 * <p><b>No answer</b> to a change is no outcome: a worker that hangs carries it out later. Its connection stays open,
 * and nothing more is sent until its answer has come and two readings agree.
 */
@NullMarked
package dev.cutover.connector.haproxy;

import org.jspecify.annotations.NullMarked;

/**
 * The interface between Cutover and systems. A connector needs this package alone (and {@link dev.cutover.model}). It
 * is compiled against {@code target/cutover-spi.jar}, which holds these packages alone, for Java 17; further libraries
 * lie beside its jar. {@code target/cutover-contract.jar} has the tests that its author inherits.
 *
 * <p>A connector is found by a {@link dev.cutover.spi.ConnectorProvider} that is named in
 * {@code META-INF/services/dev.cutover.spi.ConnectorProvider} of its jar, which goes into the folder {@code connectors}
 * of Cutover's home. The provider opens one {@link dev.cutover.spi.Connector} for each system that the environment
 * binds to its type; the connector implements those capabilities of this package that its system has:
 * {@link dev.cutover.spi.Actions}, {@link dev.cutover.spi.TrafficRouter}, {@link dev.cutover.spi.Metrics},
 * {@link dev.cutover.spi.Records}, {@link dev.cutover.spi.Audit}, {@link dev.cutover.spi.Messages},
 * {@link dev.cutover.spi.Capture}, {@link dev.cutover.spi.Preflight}, {@link dev.cutover.spi.FaultInjection}.
 *
 * <p>The records of this package are made by their factories ({@code Outcome.succeeded}, {@code Operation.reading},
 * {@code Description.of} and so on), and changed by their {@code with} methods. Their constructors are no part of what
 * is promised to a connector jar: a record that gets one component more has another constructor, and the same
 * factories. {@link dev.cutover.spi.SpiVersion} says how a jar tells which version of this package it was built for.
 *
 * <p>The engine records an intent before it calls anything that changes a system, and the outcome before it continues.
 * If the process dies between the two, the connector is asked, with the same idempotency key, whether the effect took
 * place.
 *
 * <p>Records, enums and the sealed families of them are immutable, and so thread-safe. Every interface says on which
 * threads it is called.
 */
@NullMarked
package dev.cutover.spi;

import org.jspecify.annotations.NullMarked;

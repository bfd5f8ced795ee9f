/**
 * The contract of a connector as tests: whoever writes one extends the classes that fit what its systems can do, and
 * says how to reach a system that the test may change.
 *
 * <pre>{@code
 * class ParkingActionsTest extends ActionsContract {
 *     protected ConnectorProvider provider() { return new ParkingProvider(); }
 *     protected Binding binding() { return ContractBindings.of("parking", Map.of("folder", folder)); }
 *     protected Call write() { return new Call("close", Map.of("lot", "north")); }
 *     protected long effects() { return linesOf(folder.resolve("closed")); }
 * }
 * }</pre>
 *
 * <p>{@link dev.cutover.contract.ProviderContract} is for every connector; the others are each for one capability:
 * {@link dev.cutover.contract.ActionsContract}, {@link dev.cutover.contract.RouterContract},
 * {@link dev.cutover.contract.MetricsContract}, {@link dev.cutover.contract.RecordsContract},
 * {@link dev.cutover.contract.MessagesContract}, {@link dev.cutover.contract.PreflightContract}. A test that needs what
 * the author's system cannot do is skipped, with the reason.
 *
 * <p>The package is a jar of its own, {@code target/cutover-contract.jar}. It needs {@code target/cutover-spi.jar},
 * JUnit 5 and AssertJ.
 */
@NullMarked
package dev.cutover.contract;

import org.jspecify.annotations.NullMarked;

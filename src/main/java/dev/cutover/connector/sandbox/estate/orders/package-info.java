/** The order stream and the lifecycle of an order, as each system sees it. */
@NullMarked
package dev.cutover.connector.sandbox.estate.orders;

import org.jspecify.annotations.NullMarked;

/** What has to add up: totals on which both sides agree, and equations that hold on each side by itself. */
@NullMarked
package dev.cutover.reconcile.account;

import org.jspecify.annotations.NullMarked;

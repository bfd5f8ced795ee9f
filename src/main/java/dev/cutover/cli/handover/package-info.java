/** Commands that hand a run over to people who have no home: reports and exports. */
@NullMarked
package dev.cutover.cli.handover;

import org.jspecify.annotations.NullMarked;

/**
 * Simulations of whole runs in this process, on virtual time: runbooks, systems and people generated from a seed,
 * engines that are stopped anywhere and resumed, and a judge that sees only the record and the calls that the systems
 * received.
 */
@NullMarked
package dev.cutover.simulation;

import org.jspecify.annotations.NullMarked;

/**
 * Closes and opens car parks.
 *
 * <pre>{@code
 * systems:
 *   pickup:
 *     connector: car-park
 *     with: { folder: car-parks }   # each closed car park is a file in it
 * }</pre>
 */
@NullMarked
package org.example.carpark;

import org.jspecify.annotations.NullMarked;

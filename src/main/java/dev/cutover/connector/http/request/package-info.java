/** Requests as the environment file defines them, places in them, and the JSON of their answers. */
@NullMarked
package dev.cutover.connector.http.request;

import org.jspecify.annotations.NullMarked;

/**
 * Metrics of Prometheus, and of whatever answers its HTTP interface: values for criteria, and series as evidence.
 *
 * <pre>{@code
 * systems:
 *   metrics:
 *     connector: prometheus
 *     with:
 *       url: https://prometheus.example
 *       headers: { Authorization: "Bearer ${secret:PROMETHEUS}" }
 *       unit: fraction                      # 0.002 is 0.2 %
 *       stale-after: 90s                    # older observations are no data; default 2m
 *       metrics:
 *         failed-orders:
 *           query: sum(rate(orders_failed_total{region=~"{segment.region}"}[{window}]))
 *             / sum(rate(orders_total{region=~"{segment.region}"}[{window}]))
 *           samples: sum(increase(orders_total{region=~"{segment.region}"}[{window}]))
 *           freshness: up{job="orders"}
 * }</pre>
 *
 * <p><b>A criterion's query</b> is one of these names, or PromQL. In both, <code>{window}</code> is the criterion's
 * window, and <code>{segment.region}</code> the value of a dimension, <code>.*</code> where the segment leaves it open.
 * It has to give one value: a scalar, or a vector of one series. An empty answer is no data, never 0; neither are
 * several series, NaN, an infinite value, a text, a range or a native histogram.
 *
 * <p><b>Age.</b> Prometheus stamps every answer with the time of the question, and a function over a window gives a
 * value for as long as the window still reaches an old sample. So the connector asks, at the same instant, for the time
 * stamps of the series that the query selects, or of the selector {@code freshness} where one is given. The newest
 * sample of each selector counts, and of several selectors the oldest of these: if it is older than
 * {@code stale-after}, there is no data. A selector that finds nothing, such as errors that never occurred, is left
 * out; if none finds anything, there is no data, whatever the query's fallback says. If the age cannot be found,
 * because Prometheus refuses the question, there is no data either. Only a query that selects no series has an unknown
 * age. A selector with {@code offset} or {@code @} is old on purpose and is left out too.
 *
 * <p><b>Samples.</b> A value counts as one sample unless the metric has a query {@code samples}: a criterion with
 * {@code min-samples} needs one.
 *
 * <p><b>Time.</b> Queries are evaluated at Prometheus's own present, so its clock need not agree with the run's;
 * {@code cutover check} tells how far they are apart.
 */
@NullMarked
package dev.cutover.connector.prometheus;

import org.jspecify.annotations.NullMarked;

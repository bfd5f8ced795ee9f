package dev.cutover.connector.sandbox.estate.world;

/** All that works on one order. Not thread-safe. */
record OrderSystems(
        StockDesk stock,
        LabelDesk labels,
        PaymentDesk payments,
        Warehouse warehouse,
        Cancellation cancellation,
        PlatformWork work) {
    static OrderSystems of(OrderCase order) {
        var stock = new StockDesk(order);
        var labels = new LabelDesk(order);
        var payments = new PaymentDesk(order);
        var warehouse = new Warehouse(order, stock, labels, payments);
        var cancellation = new Cancellation(order, stock);
        var work = new PlatformWork(order, stock, warehouse, cancellation);
        return new OrderSystems(stock, labels, payments, warehouse, cancellation, work);
    }
}

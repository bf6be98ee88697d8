package io.aimeter.cli.focus;

import java.math.BigDecimal;

/**
 * A row of the bill.
 *
 * @param attributed to whom it belongs
 * @param sku what was charged; null for the rounding of calls to nano-USD
 * @param counted the quantity, as the SKU's meter counts
 * @param calls how many calls were charged
 * @param listCost USD before what was negotiated
 * @param cost USD
 */
record FocusRow(
    Attributed attributed,
    Sku sku,
    long counted,
    long calls,
    BigDecimal listCost,
    BigDecimal cost) {}

package io.aimeter.query.reconcile;

import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * What a bill says of a day and an item.
 *
 * @param item the provider's words; null where it names none
 * @param usage whether it is for usage, and not a tax or a credit
 * @param amount in the currency; null in an export of usage alone
 * @param currency its ISO code, upper case; null where there is no amount
 * @param inputTokens cached ones included; null where the export does not count tokens
 * @param outputTokens the same
 */
record BilledItem(
    LocalDate day,
    String item,
    boolean usage,
    BigDecimal amount,
    String currency,
    Long inputTokens,
    Long outputTokens) {}

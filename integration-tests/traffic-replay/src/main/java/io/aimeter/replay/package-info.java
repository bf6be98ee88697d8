/**
 * Replays recorded provider traffic over real sockets through real HTTP clients with the shipped
 * agent attached, and compares what the ledger then holds with what a correct meter reads.
 */
package io.aimeter.replay;

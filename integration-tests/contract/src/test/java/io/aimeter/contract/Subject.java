package io.aimeter.contract;

import io.aimeter.contract.program.Client;

/**
 * A client under contract.
 *
 * @param libraries the directory of its jars below target/clients, or null where it is the JDK's
 * @param tap what the records say in their field client
 */
record Subject(String libraries, Class<? extends Client> client, String tap) {}

/** The one class of ours that application classes can see. */
package io.aimeter.agent.bridge;

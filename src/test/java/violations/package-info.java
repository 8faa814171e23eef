/** Classes that break the rules of the architecture, each on purpose. */
@NullMarked
package violations;

import org.jspecify.annotations.NullMarked;

// Xapian's classes by name, for headers that only pass them on: its own header is slow to compile,
// and who includes ours seldom looks into a database.
#pragma once

namespace Xapian {
class Database;
class Document;
class WritableDatabase;
}  // namespace Xapian

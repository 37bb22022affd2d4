/* The write-ahead log's file, as SQLite gets to see it. For this folder alone. */
#ifndef OBECNI_STORE_LOG_FILE_H
#define OBECNI_STORE_LOG_FILE_H

/* The name of a way to files (a VFS) that is SQLite's own but for the log: there, what one
 * transaction adds goes to the system in one call at its end, not in two for each page. Nothing
 * becomes durable or visible to others later than without it. NULL, which means SQLite's own,
 * when there is no memory for it. */
const char *log_file_way(void);

#endif

/* What the shared library shows; everything else in it is hidden. */
#ifndef BACKFILE_EXPORT_H
#define BACKFILE_EXPORT_H

#if defined(__GNUC__)
#define BACKFILE_API __attribute__((visibility("default")))
#else
#define BACKFILE_API
#endif

#endif

# coding: utf-8
# # SMS spam
# In[1]:
import re
import string
import pandas as pd
import matplotlib.pyplot as plt
import nltk
from nltk.corpus import stopwords
from nltk.stem import PorterStemmer
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.preprocessing import LabelEncoder
from sklearn.model_selection import train_test_split
from sklearn.naive_bayes import MultinomialNB
from sklearn.linear_model import LogisticRegression
from sklearn.svm import LinearSVC
from sklearn.metrics import accuracy_score, precision_score

nltk.download('stopwords')

# In[2]:
df = pd.read_csv('spam.csv', encoding='latin-1')
df = df.drop(columns=['Unnamed: 2', 'Unnamed: 3', 'Unnamed: 4'])
df.columns = ['target', 'text']
le = LabelEncoder()
df['target'] = le.fit_transform(df['target'])
df = df.drop_duplicates(keep='first')

# In[3]:
df['num_chars'] = df['text'].apply(len)
print(df.groupby('target')['num_chars'].describe())
df['target'].value_counts().plot.pie(autopct='%.1f')
plt.show()

# In[4]:
ps = PorterStemmer()
stop = set(stopwords.words('english'))


def transform_text(text):
    text = re.sub('[%s]' % re.escape(string.punctuation), ' ', text.lower())
    return ' '.join(ps.stem(w) for w in text.split() if w not in stop)


df['clean'] = df['text'].apply(transform_text)

# In[5]: most common words
words = pd.Series(' '.join(df[df['target'] == 1]['clean']).split()).value_counts()
words.head(20).plot.bar()
plt.show()

# In[6]:
tfidf = TfidfVectorizer(max_features=3000)
y = df['target'].values
X = df['clean']
X_train, X_test, y_train, y_test = train_test_split(X, y, test_size=0.2, random_state=2)
X_train = tfidf.fit_transform(X_train).toarray()
X_test = tfidf.transform(X_test).toarray()

# In[7]:
for name, clf in {'MNB': MultinomialNB(), 'LR': LogisticRegression(solver='liblinear'), 'SVC': LinearSVC()}.items():
    clf.fit(X_train, y_train)
    y_pred = clf.predict(X_test)
    print(name, 'accuracy', accuracy_score(y_test, y_pred), 'precision', precision_score(y_test, y_pred))
